// Where the names of events stand: timeline/layout/names in the browser. The comments there explain
// the model and the rules; testdata/charts.json there is what both must agree on. Only + - * / and floor
// are used. Lengths are units of 1/16 rem, places along time run from 0 to 1. There is no DOM here.

const ROW = 17,
	CELL = 4; // height of a row of text; width of a cell of the table of what is taken
const LINE = 212,
	LONG = 400; // longest line of a title of several lines (about 26 characters); of one line
const STEM = 10,
	GAP = 10; // stem (3) and space before the text (7); free space after a name
const BESIDE = 6,
	MINBAR = 3; // space between a bar and the name beside it; least width of a bar
const VIEW = 1200; // the widest of the least widths of the view for which charts are laid out
const GUTTER = 120; // of it for the labels of bands, beside the strip
const MAXROWS = 30; // rows of names over one axis: bits of an int
const HEAVY = 85; // names from this weight on are bold
const MAXBOX = STEM + LONG + GAP;

// ---- text width ------------------------------------------------------------------------
// Advance widths in 1/100 em of U+0020 … U+007E. They are those of DejaVu Serif (titles) and
// DejaVu Sans Bold (dates): the widest faces of our font stacks, so a text is never wider.
const SERIF = [
	32, 41, 46, 84, 64, 96, 90, 28, 40, 40, 50, 84, 32, 34, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54, 100, 73,
	74, 77, 81, 73, 70, 80, 88, 40, 41, 75, 67, 103, 88, 82, 68, 82, 76, 69, 67, 85, 73, 103, 72, 67, 70, 40, 34, 40, 84, 50, 50, 60, 65, 57,
	65, 60, 38, 65, 65, 32, 32, 61, 32, 95, 65, 61, 65, 65, 48, 52, 41, 65, 57, 86, 57, 57, 53, 64, 34, 64, 84,
];
const SANS = [
	35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84, 84, 84, 59, 100, 78,
	77, 74, 84, 69, 69, 83, 84, 38, 38, 78, 64, 100, 84, 86, 74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 50, 50, 68, 72, 60,
	72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
];
// Everything else: [first, last, width]. Combining marks were split off by NFD.
const OTHER = [
	[0x300, 0x36f, 0],
	[0x591, 0x5c7, 0],
	[0x5d0, 0x5ea, 62],
	[0x64b, 0x65f, 0],
	[0x620, 0x6ff, 76],
	[0x200b, 0x200f, 0],
	[0x2010, 0x2013, 50],
	[0x2018, 0x201a, 38],
	[0x201c, 0x201e, 60],
	[0x202a, 0x202e, 0],
	[0x2066, 0x2069, 0],
	[0xa0, 0xa0, 35],
	[0xb7, 0xb7, 38],
	[0x131, 0x131, 36],
	[0x2e80, 0xffef, 100],
	[0x1f000, 0x1ffff, 130],
];
const OTHERWISE = 90;

/** The width of a text in 1/100 em: a whole number, and that of two texts is the sum of both. */
function ems(text, table) {
	let sum = 0,
		i = 0;
	for (; i < text.length && text.charCodeAt(i) < 127; i++) sum += table[text.charCodeAt(i) - 32] ?? 0;
	if (i < text.length)
		for (const ch of text.slice(i).normalize("NFD")) {
			const c = ch.codePointAt(0);
			sum += c < 127 ? (table[c - 32] ?? 0) : (OTHER.find(([a, b]) => c >= a && c <= b) ?? [0, 0, OTHERWISE])[2];
		}
	return sum;
}
const sizeOf = (bold) => (bold ? 16.2 : 14); // 16.2: what bold letters of 14 need
export const titleWidth = (s, bold) => Math.ceil((ems(s, SERIF) * sizeOf(bold)) / 100);
export const dateWidth = (s) => Math.ceil((ems(s, SANS) * 12) / 100);

/** Breaks a title into at most `lines` lines, as even as can be: {lines, width, whole}; whole tells whether all of it is there. */
export function wrap(title, lines, bold = false) {
	const words = title.split(/[ \t\n]+/).filter(Boolean);
	if (!words.length) words.push("");
	const em = words.map((w) => ems(w, SERIF)),
		size = sizeOf(bold);
	const width = (em) => Math.ceil((em * size) / 100),
		space = SERIF[0];
	const all = em.reduce((a, b) => a + b, space * (words.length - 1)),
		longest = Math.max(...em);
	const fill = (limit) => {
		// as many words on each line as it holds
		const out = [];
		em.forEach((e, i) => {
			const line = out.at(-1);
			if (line && width(line.em + space + e) <= limit) {
				line.em += space + e;
				line.to = i + 1;
			} else out.push({ em: e, from: i, to: i + 1 });
		});
		return out;
	};
	const done = (out) => ({
		lines: out.map((l) => words.slice(l.from, l.to).join(" ")),
		width: Math.max(...out.map((l) => width(l.em))),
		whole: true,
	});
	const most = lines === 1 ? LONG : LINE;
	if (lines === 1 || width(all) <= 96) {
		if (width(all) <= most) return done(fill(most));
	} else
		for (let limit = Math.max(Math.ceil(width(all) / lines), width(longest)); limit <= LINE; limit += 4) {
			const out = fill(limit);
			if (out.length <= lines) return done(out);
		}
	const short = fill(most - 14)
		.slice(0, lines)
		.map((l, i, all) => {
			let text = words.slice(l.from, l.to).join(" "),
				end = i === all.length - 1 ? "…" : "";
			if (width(l.em) + 14 > most) {
				text = letters(text, (e) => width(e) <= most - 14);
				end = "…";
			} // one word longer than a line
			return text + end;
		});
	return { lines: short, width: Math.min(most, Math.max(...short.map((t) => titleWidth(t, bold)))), whole: false };
}

/** The first letters of a word, as many as fit. */
function letters(word, fits) {
	let sum = 0,
		out = "";
	for (const ch of word) {
		sum += ems(ch, SERIF);
		if (!fits(sum)) break;
		out += ch;
	}
	return out;
}

/** FNV-1a of the id: settles ties, never the order of the input. */
function hash(id) {
	let h = 0x811c9dc5;
	for (const b of new TextEncoder().encode(id)) h = Math.imul(h ^ b, 0x01000193) >>> 0;
	return h;
}

// ---- bars ------------------------------------------------------------------------------
/** Events as items, with bars from x0 to x1 at a width; in an order that is the same for every order of the input. */
function itemsOf(events, width) {
	const items = events.map((e) => {
		const u = e.u0,
			u1 = e.u1;
		const x0 = Math.min(Math.floor(u * width), width - MINBAR);
		return {
			e,
			u,
			u1,
			x0,
			x1: Math.max(x0 + MINBAR, Math.floor(u1 * width)),
			weight: e.weight ?? 50,
			hash: hash(e.id),
			name: null,
			bar: -1,
		};
	});
	return items.sort((a, b) => a.x0 - b.x0 || b.x1 - a.x1 || before(a, b));
}
const before = (a, b) => a.hash - b.hash || (a.e.id < b.e.id ? -1 : 1);
const heaviest = (items) => [...items].sort((a, b) => b.weight - a.weight || before(a, b));

/** Puts bars into rows, row 0 next to the axis; at most `most` rows, then they overlap. */
function packBars(items, most) {
	const ends = [];
	for (const it of items) {
		let r = ends.findIndex((e) => e + 2 <= it.x0);
		if (r < 0) {
			if (ends.length < most) {
				r = ends.length;
				ends.push(0);
			} else {
				r = ends.indexOf(Math.min(...ends));
				it.over = true;
			}
		}
		it.bar = r;
		ends[r] = Math.max(ends[r], it.x1);
	}
	return ends.length;
}
/** Whether a range is long enough for its name at a width. */
const holds = (it, width) => Math.floor((it.u1 - it.u) * width) >= (it.within ??= titleWidth(it.e.title, it.e.bold) + 16);

// ---- names -----------------------------------------------------------------------------
/** The ways a name can be written: {h rows, w units, date?, lines, whole}, the better first. */
function forms(e, way) {
	const one = wrap(e.title, 1, e.bold),
		two = wrap(e.title, 2, e.bold);
	const dated = (t) => ({
		h: t.lines.length + 1,
		w: STEM + Math.max(t.width, dateWidth(e.date)) + GAP,
		date: true,
		lines: t.lines,
		whole: t.whole,
	});
	const plain = (t) => ({ h: t.lines.length, w: STEM + t.width + GAP, date: false, lines: t.lines, whole: t.whole });
	const fits = dateWidth(e.date) <= LONG;
	if (fits && way === "tall" && !two.whole) return [dated(wrap(e.title, 3, e.bold))];
	if (fits && (way === "tall" || way === "dated" || (way === "mixed" && e.top)))
		return one.whole && one.width <= 130 ? [dated(one)] : [dated(two)];
	const short = two.lines.length > 1 ? [plain(two)] : [];
	if (one.whole) short.push(plain(one));
	return short.length ? short : [plain(two)];
}

/** A table of what is taken: for each cell one int, bit k = row k. Long empty stretches are left out. */
function grid(items, width) {
	const xs = items.flatMap((it) => it.anchors.map((u) => Math.floor(u * width))).sort((a, b) => a - b);
	const cuts = []; // [from, how much is left out before it]
	let before = -MAXBOX,
		out = 0;
	for (const x of xs) {
		const gap = x - before - 2 * MAXBOX - 2 * CELL;
		if (gap > 0) {
			out += gap - (gap % CELL);
			cuts.push([x - MAXBOX - CELL, out]);
		}
		before = x;
	}
	const at = (x) => {
		let lo = 0,
			hi = cuts.length;
		while (lo < hi) {
			const m = (lo + hi) >> 1;
			if (cuts[m][0] <= x) lo = m + 1;
			else hi = m;
		}
		return x - (lo ? cuts[lo - 1][1] : 0);
	};
	const n = Math.ceil((at(before) + 2 * MAXBOX) / CELL) + 2;
	return { at, taken: new Int32Array(n + 128), poles: new Int32Array(n + 128) };
}
const pop = (m) => {
	let n = 0;
	for (; m; m &= m - 1) n++;
	return n;
};

/** Whether no row is free for even 32 units on either side: then nothing need be measured. */
function blocked(g, it, width, full) {
	if (it.anchors.length > 1) return false;
	const c = Math.floor(g.at(Math.floor(it.u * width)) / CELL) + 64;
	let after = 0,
		before = 0;
	for (let k = 0; k < 8; k++) {
		after |= g.taken[c + k];
		before |= g.taken[c - k];
	}
	return (after & full) === full && (before & full) === full;
}

/** The cells of a name: [first, last, cell of the pole, whether it is inside the strip]. */
function cells(g, u, side, w, width) {
	const x = Math.floor(u * width),
		a = side ? x - w + 3 : x,
		p = g.at(x);
	return [
		Math.floor((p + a - x) / CELL) + 64,
		Math.floor((p + a - x + w - 1 + 4 * side) / CELL) + 64,
		Math.floor(p / CELL) + 64,
		a >= 0 && a + w - GAP <= width,
	];
}
const boxOf = (row, h) => ((1 << h) - 1) << row;

/** Finds the best place for one name: {u, side, row, form} or null. */
function seek(g, it, options, width, full) {
	let best = null,
		least = Infinity;
	it.anchors.forEach((u, k) =>
		options.forEach(({ w, h }, form) => {
			for (let side = 0; side < 2; side++) {
				// 0: after the pole, 1: before it
				const [ca, cb, cp, inside] = cells(g, u, side, w, width);
				if (!inside) continue;
				let m = 0,
					p = 0;
				for (let c = ca; c <= cb && (m & full) !== full; c++) {
					m |= g.taken[c];
					p |= g.poles[c];
				}
				const open = ~m & full; // rows with nothing in these cells
				let from = open; // rows from which h rows are open
				for (let i = 1; i < h; i++) from &= open >>> i;
				for (let row = 0; from >>> row && row <= least; row++) {
					if (!((from >>> row) & 1)) continue;
					const box = boxOf(row, h),
						near = ((box << 1) | (box >>> 1)) & ~box & m;
					// Low, few names under its pole, few poles behind it, no name directly above or below, small, after.
					const cost = row + 6 * pop(g.taken[cp] & ((1 << row) - 1)) + 3 * pop(p & box) + 2 * pop(near) + (h * w) / 64 + side + 8 * k;
					if (cost < least) {
						least = cost;
						best = { u, side, row, form };
					}
				}
			}
		}),
	);
	return best;
}
/** Takes the cells of a name, and those of its pole. */
function stamp(g, { u, side, row, w, h }, width) {
	const [ca, cb, cp] = cells(g, u, side, w, width),
		box = boxOf(row, h);
	for (let c = ca; c <= cb; c++) g.taken[c] |= box;
	g.poles[cp] |= (1 << row) - 1;
}
/** The widths of the strip at which names are looked for: 1, 1.25, 1.5, 2, 2.5, 3, 4 … times the first. */
function steps(first, until) {
	const out = [];
	for (let w = first; w <= until; w *= 2) out.push(...[w, (w * 5) / 4, (w * 3) / 2].filter((x) => x <= until));
	return out;
}

/**
 * Names over one axis: flags on poles. Places names at the first width and adds some at greater ones. Each item named
 * gets name = {from, u, side, row, h, w, lines, date, whole}: from that width of the strip on it stands there, for ever.
 */
function nameFlags(items, rows, way, nominal, until = nominal) {
	const full = rows >= 31 ? 0x7fffffff : (1 << rows) - 1;
	const order = heaviest(items);
	for (const it of items) {
		// a pole may stand anywhere on a wide bar
		const d = (it.u1 - it.u) / 4;
		it.anchors ??= d * nominal >= 40 && !it.e.lasting ? [it.u, it.u + d, it.u + 2 * d, it.u + 3 * d] : [it.u];
	}
	for (const it of items)
		it.name = it.inside ? { from: nominal, inside: true, row: 0, h: 0, w: it.within, lines: [it.e.title], date: false, whole: true } : null;
	for (const width of steps(nominal, until)) {
		const g = grid(items, width),
			waiting = [];
		for (const it of order)
			if (!it.name) waiting.push(it);
			else if (!it.name.inside) stamp(g, it.name, width);
		for (const w of width > nominal && way !== "plain" ? [way, "plain"] : [way])
			for (const it of waiting) {
				if (it.name || blocked(g, it, width, full)) continue;
				const options = (it[w] ??= forms(it.e, w)).filter((f) => f.h <= rows);
				const place = seek(g, it, options, width, full);
				if (!place) continue;
				const f = options[place.form];
				it.name = { from: width, u: place.u, side: place.side, row: place.row, ...f };
				stamp(g, it.name, width);
			}
	}
}

/**
 * Names in one band: rows of bars, each with its name inside, after or before it on one line; there are no poles.
 * Bars that find no row go to a lane of their own, row -1, where they may overlap and have no names.
 */
function nameRows(items, rows, nominal, until = nominal) {
	const order = heaviest(items);
	const lane = Array.from({ length: rows }, () => []); // items of each row
	const room = (it, side, width) => {
		// what it takes up at a width
		const x0 = Math.floor(it.u * width),
			x1 = Math.max(x0 + MINBAR, Math.floor(it.u1 * width));
		return [x0 - (side === "before" ? it.w + BESIDE : 0), x1 + (side === "after" ? it.w + BESIDE : 0)];
	};
	const free = (r, it, side, width) => {
		// the space before it, or -1
		const [a, b] = room(it, side, width);
		if (a < 0 || b > width) return -1;
		let near = a;
		for (const o of lane[r]) {
			if (o === it) continue;
			const [c, d] = room(o, o.name && o.name.from <= width ? o.name.side : "", width),
				gap = side || o.name ? 12 : 2;
			if (a < d + gap && c < b + gap) return -1;
			if (d <= a) near = Math.min(near, a - d);
		}
		return near;
	};
	const name = (it, side, r, width) =>
		(it.name = {
			from: width,
			side,
			inside: side === "inside",
			row: r,
			h: 1,
			w: it.w,
			lines: it.one.lines,
			date: false,
			whole: it.one.whole,
		});
	for (const it of items) {
		it.name = null;
		it.bar = -1;
		it.one ??= wrap(it.e.title, 1, it.e.bold);
		it.w = Math.ceil((it.one.width * 13) / 14);
	}
	for (const it of order) {
		let best = null,
			least = Infinity;
		for (let r = 0; r < rows; r++)
			for (const side of it.e.lasting && holds(it, nominal) ? ["inside"] : ["after", "before"]) {
				const gap = free(r, it, side, nominal);
				if (gap < 0) continue;
				const cost = Math.min(gap, 240) + (side === "before" ? 40 : 0);
				if (cost < least) {
					least = cost;
					best = [side, r];
				}
			}
		if (best) {
			it.bar = best[1];
			name(it, ...best, nominal);
		} else for (let r = 0; r < rows && it.bar < 0; r++) if (free(r, it, "", nominal) >= 0) it.bar = r;
		if (it.bar >= 0) lane[it.bar].push(it);
	}
	for (const width of steps(nominal, until).slice(1))
		for (const it of order) {
			if (it.name || it.bar < 0) continue;
			const side = (it.e.lasting && holds(it, width) ? ["inside"] : ["after", "before"]).find((s) => free(it.bar, it, s, width) >= 0);
			if (side) name(it, side, it.bar, width);
		}
	return items.some((it) => it.bar < 0);
}

// ---- the chart -------------------------------------------------------------------------
const HEIGHT = 440; // of the chart with its axis: 55 vh of 800
const BANDED = 380; // of a chart with bands
const ERAS = 22,
	AXIS = 30,
	CONTEXT = 16,
	RECORD = 22,
	POLE = 6,
	PAD = 8,
	BANDPAD = 6,
	BANDROW = 16,
	LANE = 12;

const worth = (items, width) =>
	items.reduce((n, it) => n + (it.name && it.name.from <= width ? 100 + it.weight + (it.name.whole ? 50 : 0) : 0), 0);

/**
 * Lays out a chart. events: {id, u0, u1, lasting, weight, title, date, band}.
 * opts: {view: 1200, 900 or 600, bands: how many, eras, contexts, records: whether there are any, until: to how many times its width}.
 */
export function layout(events, opts = {}) {
	const weights = events.map((e) => e.weight ?? 50).sort((a, b) => b - a),
		quarter = Math.floor(events.length / 4);
	const bold = Math.max(HEAVY, (weights[quarter] ?? 0) + 1); // at most a quarter is bold
	events = events.map((e) => ({ ...e, bold: (e.weight ?? 50) >= bold, top: (e.weight ?? 50) > (weights[quarter] ?? 0) }));
	const fixed = (opts.eras ? ERAS : 0) + AXIS + (opts.contexts ? CONTEXT : 0) + (opts.records && !opts.bands ? RECORD : 0);
	const view = opts.view ?? VIEW,
		chart = { fixed, view, width: view - (opts.bands ? GUTTER : 0) };
	if (opts.bands) inBands(chart, events, opts);
	else free(chart, events, opts);
	chart.items = chart.bands.flatMap((b) => b.items);
	chart.height = fixed + chart.bands.reduce((h, b) => h + b.height, 0);
	const named = chart.items.filter((it) => it.name && it.name.from <= chart.width);
	return { ...chart, shown: named.length, named: named.filter((it) => it.name.whole).length };
}

function free(chart, events, opts) {
	const width = chart.width,
		items = itemsOf(events, width),
		n = items.length,
		at = [],
		rows = packBars(items, n > 400 ? 6 : 5);
	let base = 0,
		best = null;
	for (let r = 0; r < rows; r++) {
		at.push(base);
		base += items.some((it) => it.bar === r && it.e.lasting) ? 18 : 12;
	}
	for (const it of items) {
		if (!it.e.lasting || it.x1 - it.x0 < 48 || it.over || !holds(it, width)) continue;
		it.inside = !items.some((o) => o !== it && o.bar === it.bar && o.x0 < it.x1 && o.x1 > it.x0);
	}
	const room = Math.min(MAXROWS, Math.max(0, Math.floor((HEIGHT - chart.fixed - base - PAD - POLE) / ROW)));
	for (const way of [...(n <= 16 ? ["tall"] : []), ...(n <= 150 ? ["dated", "mixed"] : []), "plain"]) {
		nameFlags(items, room, way, width);
		const got = items.filter((it) => it.name).length;
		if (!best || got * 9 > best.got * 10 || got === n) best = { way, got };
		if (got === n) break;
	}
	nameFlags(items, room, best.way, width, width * (opts.until ?? 2));
	const top = items.reduce((m, it) => (it.name ? Math.max(m, it.name.row + it.name.h) : m), 0);
	chart.way = best.way;
	chart.bands = [{ items, at, base, rows: top, height: base + PAD + (top ? POLE + top * ROW : 0) }];
}

/** Bands: rows go, one by one, where they name most for their height. */
function inBands(chart, events, opts) {
	const n = opts.bands,
		width = chart.width;
	const bands = Array.from({ length: n }, (_, b) =>
		itemsOf(
			events.filter((e) => Math.min(Math.max(e.band ?? 0, 0), n - 1) === b),
			width,
		),
	);
	const known = bands.map(() => []);
	const value = (i, r) =>
		(known[i][r] ??= ((over) => ({ worth: worth(bands[i], width), h: BANDPAD + r * BANDROW + (over ? LANE : 0) }))(
			nameRows(bands[i], r, width),
		));
	const rows = bands.map(() => 1),
		quick = events.length > 400,
		room = BANDED - chart.fixed;
	if (quick)
		bands.forEach((b, i) => (rows[i] = Math.max(1, Math.floor((((room - n * (BANDPAD + LANE)) / BANDROW) * b.length) / events.length))));
	for (let left = quick ? 0 : room - bands.reduce((h, _, i) => h + value(i, 1).h, 0); left > 0;) {
		let best = -1,
			add = 0,
			most = 0;
		for (let i = 0; i < n; i++)
			for (let d = 1; d <= 3; d++) {
				const now = value(i, rows[i]),
					then = value(i, rows[i] + d),
					cost = then.h - now.h;
				if (cost > left) break;
				const gain = (then.worth - now.worth) / Math.max(1, cost);
				if (gain > most) {
					most = gain;
					best = i;
					add = d;
				}
			}
		if (best < 0) break;
		left -= value(best, rows[best] + add).h - value(best, rows[best]).h;
		rows[best] += add;
	}
	chart.way = "beside";
	chart.bands = bands.map((items, i) => {
		const over = nameRows(items, rows[i], width, width * (opts.until ?? 2));
		return { items, rows: rows[i], over, height: BANDPAD + rows[i] * BANDROW + (over ? LANE : 0) };
	});
}
