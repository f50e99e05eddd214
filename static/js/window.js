// The window on a tiled axis, without the DOM.
//
// A window is {level, x, f, scale}: its middle is at fraction f of tile x of a
// level, and a unit is drawn scale times as large, from 1 to 2. x is a whole
// number below 2^53 and f lies in [0, 1), so both are exact however far from
// today they are. Bounds are {lo, hi, root, least}: the extent in seconds as
// BigInt, the coarsest level, and the least scale there.

export const TILE = 1024; // units
export const LABEL = 184; // units that a label takes up
export const FINEST = 6;

const width = (level) => 1n << BigInt(level);

/** The window of a level and scale with an instant in its middle. */
export function windowAt(t, level, scale) {
	const x = t >> BigInt(level);
	return { level, x: Number(x), f: Number(t - x * width(level)) / Number(width(level)), scale };
}

/** The instant in the middle. */
export function middle(w) {
	return BigInt(w.x) * width(w.level) + BigInt(Math.floor(w.f * Number(width(w.level))));
}

/** The instants at the edges of a window so many units wide. */
export function edges(w, units) {
	const half = BigInt(Math.ceil((units / 2 / TILE / w.scale) * Number(width(w.level))));
	return [middle(w) - half, middle(w) + half];
}

/** The numbers of the first and the last tile that such a window shows. */
export function span(w, units) {
	const half = units / 2 / TILE / w.scale;
	return [w.x + Math.floor(w.f - half), w.x + Math.ceil(w.f + half) - 1];
}

/** The window moved by so many units, held within bounds. */
export function panned(w, units, bounds) {
	const f = w.f + units / TILE / w.scale;
	return held({ ...w, x: w.x + Math.floor(f), f: f - Math.floor(f) }, bounds);
}

/**
 * The window magnified by a factor. What stands so many units from the middle
 * stays where it is. Each time the scale passes 2 the level becomes finer.
 */
export function zoomed(w, factor, at, bounds) {
	const now = bounds.root - w.level + Math.log2(w.scale);
	const next = Math.min(Math.max(now + Math.log2(factor), Math.log2(bounds.least)), bounds.root - FINEST + 2);
	let scale = w.scale * 2 ** (next - now);
	let f = w.f + at / TILE / w.scale - at / TILE / scale;
	let x = w.x + Math.floor(f);
	let level = w.level;
	f -= Math.floor(f);
	for (; scale >= 2 && level > FINEST; level--, scale /= 2) {
		const half = f >= 0.5 ? 1 : 0;
		x = 2 * x + half;
		f = 2 * f - half;
	}
	for (; scale < 1 && level < bounds.root; level++, scale *= 2) {
		const parent = Math.floor(x / 2);
		f = (f + x - 2 * parent) / 2;
		x = parent;
	}
	return held({ level, x, f, scale }, bounds);
}

/** The window with its middle within the extent. */
function held(w, { lo, hi }) {
	const t = middle(w);
	if (t < lo) return windowAt(lo, w.level, w.scale);
	if (t >= hi) return windowAt(hi - 1n, w.level, w.scale);
	return w;
}

/** Whether a tile meets the extent. */
export function exists(level, x, { lo, hi }) {
	return x >= Number(lo >> BigInt(level)) && x <= Number((hi - 1n) >> BigInt(level));
}
