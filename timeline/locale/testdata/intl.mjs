// Answers with what this Node's own CLDR data say, for intl_test.go. Reads a JSON
// list of questions from standard input, writes a JSON list of answers.
import { readFileSync } from 'node:fs'

// A moment is [year, month, day, hour, minute] in UTC.
function moment([year, month, day, hour, minute]) {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute)
  return date
}

const answers = {
  date({ tag, options, from, to }) {
    const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', hourCycle: 'h23', ...options })
    return to ? format.formatRange(moment(from), moment(to)) : format.format(moment(from))
  },
  number: ({ tag, number, options }) => new Intl.NumberFormat(tag, options).format(number),
  plural: ({ tag, number, options }) => new Intl.PluralRules(tag, options).select(number),
  forms: ({ tag, options }) => new Intl.PluralRules(tag, options).resolvedOptions().pluralCategories.sort().join(' '),
}

const questions = JSON.parse(readFileSync(0, 'utf8'))
console.log(JSON.stringify(questions.map((question) => answers[question.ask](question))))
