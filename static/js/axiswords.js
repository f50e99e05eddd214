// What stands at the ticks of the axis, and how a chart names instants. It mirrors
// the Go package timeline/locale, so that page and script never differ; its
// fixtures test both. For ticks and steps see axis.js.
import { civil, instant } from "./scale.js";

const put = (text, values) => text.replace(/\{(\w)\}/g, (all, key) => values[key] ?? all);
const two = (n) => String(n).padStart(2, "0");

/** [what stands at a tick, what it leaves unsaid] in the words of an axis. */
export function label(words, t, [unit, count]) {
	const clock = two(t.hour) + ":" + two(t.minute);
	const day = () => put(words.day, { d: t.day, m: words.months[t.month - 1], y: year(words, t.year) });
	switch (unit) {
		case "second":
			return [clock + ":" + two(t.second), day()];
		case "minute":
		case "hour":
			return [clock, day()];
		case "day":
			return [
				t.day === 1 ? put(words.dayOfMonth, { d: 1, m: words.monthsShort[t.month - 1] }) : String(t.day),
				put(words.month, { m: words.months[t.month - 1], y: year(words, t.year) }),
			];
		case "month":
			return [t.month === 1 ? year(words, t.year) : words.monthsShort[t.month - 1], year(words, t.year)];
	}
	if (count >= 10000) return age(words, t.year, count);
	const text = t.year === 1 && count >= 2 ? put(words.era, { y: 1, e: words.after }) : year(words, t.year);
	return [text, count >= 10 ? "" : century(words, t.year)];
}

function year(words, y) {
	return y <= 0 ? put(words.era, { y: digits(words, 1 - y), e: words.before }) : digits(words, y);
}

const digits = (words, n) => (n < 10000 ? String(n) : String(n).replace(/\B(?=(\d{3})+$)/g, words.group));

function century(words, y) {
	const n = Math.floor(((y <= 0 ? 1 - y : y) - 1) / 100);
	if (n >= words.ordinals.length) return "";
	return put(y <= 0 ? words.centuryEra : words.century, { n: words.ordinals[n], e: words.before });
}

function age(words, y, step) {
	const exact = (2000 - y) / step;
	const rounded = Math.sign(exact) * Math.round(Math.abs(exact)) * step;
	const years = Math.abs(rounded);
	const context = rounded < 0 ? words.ahead : words.ago;
	if (years === 0) return [words.today, words.ago];
	const [unit, symbol] = years >= 1e9 ? [1e9, 2] : years >= 1e6 ? [1e6, 1] : [1e3, 0];
	let decimals = 0;
	for (let scale = step; scale < unit; scale *= 10) decimals++;
	const rest = decimals ? words.decimal + String(unit + (years % unit)).slice(1, 1 + decimals) : "";
	return [digits(words, Math.floor(years / unit)) + rest + "\u00a0" + words.units[symbol], context];
}

/** Says when an instant is, as exactly as it matters at a level; see moment in Go. */
export function moment(words, t, level) {
	const c = civil(t);
	if (level >= 31) {
		let count = 1;
		for (const tile = Math.floor(2 ** level / 31556952); count * 1000 <= tile;) count *= 10;
		const [year, ago] = label(words, c, ["year", count < 10000 ? 1 : count]);
		return count >= 10000 && year !== words.today ? year + " " + ago : year;
	}
	if (level >= 27) return label(words, c, ["day", 1])[1];
	const [clock, day] = label(words, c, ["minute", 1]);
	return level >= 22 ? day : day + " " + clock;
}

/** The instant that address() named; undefined when it is not such a name. */
export function instantOf(name) {
	if (/^@-?\d+$/.test(name)) return BigInt(name.slice(1));
	const [, year, month, day] = /^Y?(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?$/.exec(name) ?? [];
	return year && instant(Number(year), Number(month ?? 1), Number(day ?? 1));
}

/** Names an instant for the address, no more exactly than a level needs. */
export function address(t, level) {
	const c = civil(t);
	const y = Math.abs(c.year) > 9999 ? "Y" + c.year : (c.year < 0 ? "-" : "") + String(Math.abs(c.year)).padStart(4, "0");
	if (level >= 31) return y;
	if (level >= 27) return y + "-" + two(c.month);
	return level >= 22 ? y + "-" + two(c.month) + "-" + two(c.day) : "@" + t;
}
