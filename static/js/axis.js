// The ticks of the axis, without the DOM. It mirrors the Go package
// timeline/layout, so that page and script never differ; its fixtures test both.
// What stands at the ticks is told by axiswords.js.
//
// A step is [unit, count], such as ["year", 5]. A tick is {t, u, step, year,
// month, day, hour, minute, second, major}; t is a BigInt, u its place from 0
// to 1 on its scale.
import { civil, civilFromDays, daysFromCivil } from "./scale.js";

const DAY = 86400;
const SHORTEST = { second: 1, minute: 60, hour: 3600, day: DAY, month: 28 * DAY, year: 365 * DAY };
const LONGEST = { ...SHORTEST, month: 31 * DAY, year: 366 * DAY };
const YEAR = 31556952n;
const MAX = 440000000000000000n;

/** The steps, from the finest to the coarsest. */
export const ladder = [
	...[1, 5, 15, 30].map((n) => ["second", n]),
	...[1, 5, 15, 30].map((n) => ["minute", n]),
	...[1, 3, 6, 12].map((n) => ["hour", n]),
	...[1, 2, 7].map((n) => ["day", n]),
	...[1, 3, 6].map((n) => ["month", n]),
];
for (let n = 1; n <= 1e10; n *= 10) ladder.push(...[n, 2 * n, 5 * n].filter((m) => m <= 1e10).map((m) => ["year", m]));

const isAge = ([unit, count]) => unit === "year" && count >= 10000;
const nests = ([unit, count]) => (unit === "day" ? count !== 2 : unit !== "year" || String(count)[0] !== "2");
const shortest = (step) => (step[0] === "year" && step[1] >= 10 && !isAge(step) ? step[1] - 1 : step[1]) * SHORTEST[step[0]];
const longest = ([unit, count]) => (unit === "day" && count === 7 ? 10 : count) * LONGEST[unit];

const ceilDiv = (a, b) => Math.ceil(a / b);
const ceilBig = (a, b) => (a > 0n ? (a + b - 1n) / b : a / b);
const atDay = (days) => BigInt(days) * 86400n;

/** The first tick of a step at or after t. */
export function ceil([unit, count], t) {
	const days = Number(ceilBig(t, 86400n));
	const [year, month, day] = civilFromDays(days);
	switch (unit) {
		case "day":
			return atDay(ceilDay(count, days, year, month, day));
		case "month":
			return atDay(firstOf(year, ceilDiv(month - 1 + (day > 1 ? 1 : 0), count) * count + 1));
		case "year":
			return atDay(daysFromCivil(roundYear(count, month > 1 || day > 1 ? year + 1 : year), 1, 1));
	}
	const length = BigInt(count * SHORTEST[unit]);
	return ceilBig(t, length) * length;
}

function ceilDay(count, days, year, month, day) {
	if (count === 1) return days;
	const first = daysFromCivil(year, month, 1);
	const next = firstOf(year, month + 1);
	const tick = first + ceilDiv(day - 1, count) * count;
	return tick > first && tick + count > next ? next : tick;
}

const firstOf = (year, month) => (month > 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month, 1));

function roundYear(count, year) {
	if (count === 1) return year;
	if (count >= 10000) return 2000 - Math.floor((2000 - year) / count) * count;
	if (year <= 1) return 1 - Math.floor((1 - year) / count) * count;
	if (year <= count && count < 10) return 2 * count;
	return ceilDiv(year, count) * count;
}

/** Whether a tick begins a larger unit than that of a step. */
function begins([unit, count], t) {
	switch (unit) {
		case "second":
			return t.second === 0;
		case "minute":
			return t.minute === 0;
		case "hour":
			return t.hour === 0;
		case "day":
			return t.day === 1;
		case "month":
			return t.month === 1;
	}
	let larger = 10;
	while (larger <= count) larger *= 10;
	if (count >= 10000) return (2000 - t.year) % larger === 0;
	return (t.year <= 1 ? 1 - t.year : t.year) % larger === 0;
}

// The room that labels are given, in units; see tickwidth.go.
const WIDTHS = { second: 56, minute: 38, hour: 38, day: 46 };
const GAP = 16;

function yearsOf([lo, hi]) {
	return [civil(lo).year, civil(hi).year];
}

function yearUnits([lo, hi]) {
	const digits = Math.max(4, String(Math.max(Math.abs(lo), Math.abs(hi))).length);
	return 7.5 * digits + (digits > 4 ? 3.75 * Math.floor((digits - 1) / 3) : 0) + (lo <= 1 ? 26 : 0);
}

/** What a label of a step takes up with its gap, in units. */
function room(step, labels) {
	const [unit, count] = step;
	if (WIDTHS[unit]) return WIDTHS[unit] + GAP;
	const years = yearsOf(labels);
	if (unit === "month") return Math.max(38, yearUnits(years)) + GAP;
	if (!isAge(step)) return yearUnits(years) + GAP;
	const age = Math.max(Math.abs(2000 - years[0]), Math.abs(2000 - years[1]));
	return Math.max(45, 7.5 * Math.max(3, String(age).length - String(count).length + 1) + 26) + GAP;
}

/** The years whose labels must have room on an even axis over lo to hi. */
function nearYears(lo, hi) {
	for (const [from, until] of [
		[-1967n, 8000n],
		[-11900n, 8000n],
	]) {
		if (lo >= from * YEAR && hi <= until * YEAR) return [from * YEAR, until * YEAR];
	}
	return [-MAX, MAX];
}

// From how many units a second each step has room, by the years that are near.
const rooms = new Map();

/** The finest step that has room where a second is so many units wide. */
export function evenStep(lo, hi, perSecond) {
	const labels = nearYears(lo, hi);
	const key = labels[0];
	if (!rooms.has(key))
		rooms.set(
			key,
			ladder.map((s) => room(s, labels) / shortest(s)),
		);
	const least = rooms.get(key);
	return ladder.find((s, i) => perSecond >= least[i]) ?? ladder.at(-1);
}

/** The ticks of a step from lo to hi. u is left to the caller. */
export function evenTicks(step, lo, hi, most = 400) {
	const ticks = [];
	for (let t = ceil(step, lo); t <= hi && ticks.length < most; t = ceil(step, t + 1n)) ticks.push(tick(t, step));
	for (const t of ticks) t.major = begins(step, t);
	return ticks;
}

const tick = (t, step, u) => ({ t, u, step, major: false, ...civil(t) });

/**
 * The ticks of an elastic scale drawn so many units wide. With a window [u0, u1]
 * only those there are sought. A scale has U(t), T(u) and knots.
 */
export function elasticTicks(scale, units, window = [0, 1]) {
	const knots = scale.knots;
	const whole = [knots[0], knots.at(-1)];
	let closest = whole[1] - whole[0];
	for (let i = 1; i < knots.length; i++) if (knots[i] - knots[i - 1] < closest) closest = knots[i] - knots[i - 1];
	const axis = { scale, units, labels: whole, whole, from: scale.T(window[0]), until: scale.T(window[1]), ticks: [] };
	for (const step of ladder.toReversed()) {
		if (nests(step) && (step[0] === "year" || BigInt(longest(step)) >= closest || window[1] - window[0] < 1)) fill(axis, step);
	}
	if (axis.ticks.length === 0) return [];
	const finest = axis.ticks.reduce((a, t) => (shortest(t.step) < shortest(a) ? t.step : a), axis.ticks[0].step);
	for (const t of axis.ticks) t.major = begins(isAge(t.step) ? t.step : finest, t);
	return axis.ticks;
}

/** Adds the ticks of a step that have room beside those that stand already. */
function fill(axis, step) {
	const { scale, units, labels, ticks } = axis;
	const x = (t) => scale.U(t) * units;
	const after = (t, at) => ceil(step, max(t + 1n, scale.T(at / units)));
	const need = room(step, labels);
	const added = [];
	let next = 0;
	let free = 0;
	const [from, until] = reach(axis, step);
	for (let t = ceil(step, from); t <= until;) {
		const at = x(t);
		for (; next < ticks.length && ticks[next].t <= t; next++) {
			free = Math.max(free, x(ticks[next].t) + Math.max(need, room(ticks[next].step, labels)));
		}
		if (at < free) t = after(t, free);
		else if (next < ticks.length && at + Math.max(need, room(ticks[next].step, labels)) > x(ticks[next].t)) t = ceil(step, ticks[next].t);
		else if (!roomy(x, step, t, need) || !explained(axis, step, t, added)) t = after(t, at + need / 8);
		else {
			added.push(tick(t, step, scale.U(t)));
			free = at + need;
			t = after(t, free);
		}
	}
	ticks.push(...added);
	ticks.sort((a, b) => (a.t < b.t ? -1 : 1));
}

const max = (a, b) => (a > b ? a : b);
const min = (a, b) => (a < b ? a : b);

function reach({ whole: [lo, hi], from, until }, step) {
	const turn = atDay(daysFromCivil(-9999, 1, 1));
	const mixed = (hi - lo) / YEAR >= 100000n;
	if (!mixed && isAge(step)) return [1n, 0n];
	if (mixed && isAge(step)) return [from, min(until, turn)];
	return [mixed ? max(from, turn) : from, until];
}

function roomy(x, step, t, need) {
	return x(ceil(step, t + 1n)) - x(t) >= need || x(t) - x(ceil(step, t - BigInt(longest(step)))) >= need;
}

/** Whether the axis says what the label of the tick leaves unsaid. */
function explained({ whole, ticks, from }, [unit], t, added) {
	if (unit === "year") return true;
	const c = civil(t);
	const start = atDay(daysFromCivil(c.year, unit === "month" ? 1 : c.month, unit === "month" || unit === "day" ? 1 : c.day));
	return start < max(whole[0], from) || ticks.some((other) => other.t === start) || added.some((other) => other.t === start);
}
