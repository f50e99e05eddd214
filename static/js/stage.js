// What is attached of the tiles.
//
// Laying a label out costs far more than moving it, a tile of them more than a
// frame has, and each that is attached costs a little in every frame of a zoom. So
// while the view moves, only labels in and about it are attached, and new ones as
// fast as frames come in time (see Pace): first those not to be seen yet, the
// middle of the view before its edges. A label that the tiles before have as well
// stays with them meanwhile, for it stands at the same place. What the new tiles do
// not name goes at once. So however fast one zooms, what is seen is right for the
// level, only not always all of it yet. At rest the tiles of the view are attached
// in full, and nothing else.
import { Pace } from "./pace.js";
import { LABEL, TILE } from "./window.js";

export class Stage {
	#view;
	#axis;
	#tiles = []; // those wanted
	#labels = new Map(); // theirs by id
	#attached = new Set(); // tiles
	#shown = new Map(); // labels by id
	#pace = new Pace();
	#lies; // the strip that tiles were placed on
	#open; // the id of the event that is open; undefined as long as the page's own is

	/** Begins with the tiles that the page came with. */
	constructor(view, axis, tiles) {
		this.#view = view;
		this.#axis = axis;
		this.#want(tiles);
		for (const [id, label] of this.#labels) this.#shown.set(id, label);
	}

	/** Puts what is attached where it lies on a strip of so many tiles, beginning with that of a number. */
	place(level, origin, across) {
		this.#lies = { level, origin, across };
		for (const tile of this.#attached) this.#place(tile);
	}
	#place({ el, level, x }) {
		const times = 2 ** (level - this.#lies.level);
		el.style.left = ((x * times - this.#lies.origin) / this.#lies.across) * 100 + "%";
		el.style.width = (times / this.#lies.across) * 100 + "%";
	}

	/** Wants tiles, in order of time, in place of those before. */
	want(tiles) {
		if (tiles.length === this.#tiles.length && tiles.every((tile, i) => tile === this.#tiles[i])) return;
		for (const tile of tiles) if (!this.#attached.has(tile)) this.#place(tile);
		this.#want(tiles);
		// Tab goes in order of time. What is attached already stays where it is.
		let next = this.#axis;
		for (const { el } of tiles.toReversed()) {
			if (!el.isConnected || !(el.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING)) next.before(el);
			next = el;
		}
	}
	#want(tiles) {
		this.#tiles = tiles;
		this.#labels.clear();
		for (const tile of tiles) {
			this.#attached.add(tile);
			for (const label of tile.labels) {
				// A bar that reaches in is drawn by its own tile, if that is here.
				if (!this.#labels.has(label.id)) this.#labels.set(label.id, label);
			}
		}
		for (const tile of this.#attached) tile.el.classList.toggle("leaving", !tiles.includes(tile));
	}

	/** Comes nearer to showing a window half so many tiles wide, all of its tiles if at rest. Answers whether there is more to do. */
	step(now, window, half, rest) {
		const most = this.#pace.frame(now, rest);
		const reach = LABEL / TILE / window.scale;
		const coming = [];
		for (const label of this.#labels.values()) {
			const at = offset(label, window);
			label.far = Math.abs(at);
			label.wanted = rest || (at < 1.5 * half && at + Math.max(label.width * 2 ** (label.tile.level - window.level), reach) > -1.5 * half);
			if (label.wanted && this.#shown.get(label.id) !== label) coming.push(label);
		}
		for (const [id, label] of this.#shown) if (!this.#labels.get(id)?.wanted) this.#hide(label);
		if (coming.length > most) {
			const seen = ({ id }) => this.#shown.has(id);
			coming.sort((a, b) => seen(a) - seen(b) || a.far - b.far);
		}
		const come = coming.splice(0, most);
		for (const label of come) this.#show(label);
		this.#pace.brought(come.length);
		for (const tile of this.#attached) {
			if (tile.ol.firstChild || this.#tiles.includes(tile)) continue;
			tile.el.remove();
			this.#attached.delete(tile);
		}
		return coming.length > 0;
	}

	/** Marks the label of the event that is open, whenever it is shown. */
	mark(id) {
		this.#open = id;
		for (const label of this.#shown.values()) this.#mark(label);
	}
	#mark({ id, li }) {
		if (this.#open !== undefined) li.classList.toggle("open", id === this.#open);
	}

	#show(label) {
		this.#mark(label);
		const before = this.#shown.get(label.id);
		const { ol, labels } = label.tile;
		let next = label.i + 1;
		while (next < labels.length && labels[next].li.parentNode !== ol) next++;
		ol.insertBefore(label.li, labels[next]?.li ?? null);
		this.#shown.set(label.id, label);
		if (before) this.#hide(before, label);
	}

	/** Hides a label. The focus goes to the one that takes its place, or else to the view. */
	#hide(label, next) {
		if (!next) this.#shown.delete(label.id);
		if (label.li.contains(document.activeElement)) (next?.li.firstElementChild ?? this.#view).focus({ preventScroll: true });
		label.li.remove();
	}

	/** How many events are named in a window half so many tiles wide. */
	named(window, half) {
		let named = 0;
		for (const label of this.#labels.values()) {
			const at = offset(label, window);
			if (at >= -half && at < half && !label.li.classList.contains("more")) named++;
		}
		return named;
	}
}

/** How far to the right of a window's middle a label stands, in tiles of its level. */
function offset({ tile, at }, { level, x, f }) {
	const times = 2 ** (tile.level - level);
	return tile.x * times - x + at * times - f;
}
