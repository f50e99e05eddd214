// Time on the axis, without the DOM: civil calendar arithmetic, and the elastic
// scale. Ticks are in axis.js, their words in axiswords.js.
//
// It mirrors the Go package timeline/layout; one fixture file tests both.
// Instants are BigInt seconds since 1970 on the proleptic Gregorian calendar: a
// Number is exact to 2^53 seconds only, 285 million years, and Date ends after
// 275,760 of them.

const DAY = 86400n;

/** Days since 1970-01-01 of a civil date; year 0 is 1 BCE. Hinnant's days_from_civil. */
export function daysFromCivil(year, month, day) {
	const y = month <= 2 ? year - 1 : year;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146097 + dayOfEra - 719468;
}

/** The inverse of daysFromCivil: [year, month, day]. */
export function civilFromDays(days) {
	const z = days + 719468;
	const era = Math.floor(z / 146097);
	const dayOfEra = z - era * 146097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const m = Math.floor((5 * dayOfYear + 2) / 153);
	const month = m < 10 ? m + 3 : m - 9;
	return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * m + 2) / 5) + 1];
}

/** Floor division of BigInts; BigInt's own rounds towards zero. */
function floorDiv(a, b) {
	const q = a / b;
	return a % b < 0n ? q - 1n : q;
}

/** The instant of a civil time. */
export function instant(year, month = 1, day = 1, seconds = 0) {
	return BigInt(daysFromCivil(year, month, day)) * DAY + BigInt(seconds);
}

/** The civil time of an instant. */
export function civil(t) {
	const days = floorDiv(t, DAY);
	const rest = Number(t - days * DAY);
	const [year, month, day] = civilFromDays(Number(days));
	return { year, month, day, hour: Math.floor(rest / 3600), minute: Math.floor(rest / 60) % 60, second: rest % 60 };
}

/**
 * A scale through knots [second, position], which are those of the server's:
 * between two of them time runs evenly.
 */
export function elastic(pairs) {
	const knots = pairs.map(([t]) => BigInt(t));
	const us = pairs.map(([, u]) => u);
	const last = knots.length - 1;
	return {
		knots,
		U(t) {
			if (t <= knots[0]) return 0;
			if (t >= knots[last]) return 1;
			let i = 1;
			for (let hi = last; i < hi;) {
				const middle = (i + hi) >> 1;
				if (knots[middle] < t) i = middle + 1;
				else hi = middle;
			}
			return us[i - 1] + (Number(t - knots[i - 1]) / Number(knots[i] - knots[i - 1])) * (us[i] - us[i - 1]);
		},
		T(u) {
			if (!(u > 0)) return knots[0];
			if (u >= 1) return knots[last];
			const i = Math.max(
				1,
				us.findIndex((at) => at >= u),
			);
			const part = (u - us[i - 1]) / (us[i] - us[i - 1]);
			return knots[i - 1] + BigInt(Math.round(part * Number(knots[i] - knots[i - 1])));
		},
	};
}
