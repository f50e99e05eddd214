// The tiles in memory, and the way to the others.
//
// A tile is {el, ol, level, x, more, ranges, labels}: what it is drawn with, the
// list of its labels, its address, whether it hides events and whether it has
// ranges. Its labels, counts of what has none included, are {tile, i, id, li, at,
// width} in order of time; where they stand is told in widths of the tile. Those of
// a tile that was fetched are not in the list yet: see Stage.
const KEPT = 64; // tiles in memory
const STRETCH = 10; // levels that a tile with nothing hidden stands in for

export class TileStore {
	#from;
	#query;
	#root;
	#on;
	#tiles = new Map(); // by level/x
	#loading = new Map();
	failed = false; // the last answer that was waited for

	/** on has come(), when a tile is there, and fail(), when one is not to be had. */
	constructor({ from, query }, root, on) {
		this.#from = from;
		this.#query = query;
		this.#root = root;
		this.#on = on;
	}

	/** Keeps what a tile is drawn with. */
	keep(el) {
		const key = el.dataset.tile;
		const [level, x] = key.split("/").map(Number);
		const tile = { el, ol: el.querySelector("ol"), level, x, more: "more" in el.dataset, ranges: !!el.querySelector(".range") };
		tile.labels = [...tile.ol.children].map((li, i) => ({
			tile,
			i,
			li,
			id: li.firstElementChild.dataset.event || key + "/" + i,
			at: parseFloat(li.style.left) / 100,
			width: parseFloat(li.style.width) / 100 || 0,
		}));
		this.#tiles.set(key, tile);
		for (const oldest of this.#tiles.keys()) {
			if (this.#tiles.size <= KEPT) break;
			this.#tiles.delete(oldest);
		}
		return tile;
	}

	/** The tile itself, or a coarser one that hides nothing and so shows the same. */
	find(level, x) {
		const tile = this.#tiles.get(`${level}/${x}`);
		if (tile) return tile;
		for (let up = 1; up <= STRETCH && level + up <= this.#root; up++) {
			const above = this.#tiles.get(`${level + up}/${Math.floor(x / 2 ** up)}`);
			if (above && !above.more && !above.ranges) return above;
		}
	}

	/** Lets go of what is being fetched, save what is wanted, or may be as near() says. */
	abandon(wanted) {
		for (const [key, { abort, near }] of this.#loading) {
			if (!wanted.includes(key) && !near?.()) abort.abort();
		}
	}

	/** Fetches a tile. What only may be wanted comes with near(), which says whether it still may. */
	async load(key, near) {
		if (this.#loading.has(key)) return;
		const abort = new AbortController();
		this.#loading.set(key, { abort, near });
		try {
			const response = await fetch(this.#from + key + this.#query, { signal: abort.signal });
			if (!response.ok) throw new Error(response.statusText);
			this.#follow(response.headers.get("Kronika-Revision"));
			const template = document.createElement("template");
			template.innerHTML = await response.text();
			this.keep(template.content.firstElementChild).ol.replaceChildren();
			this.failed = false;
		} catch {
			if (abort.signal.aborted) return;
			if (!this.failed && !near) this.#on.fail();
			this.failed = true;
			return;
		} finally {
			this.#loading.delete(key);
		}
		this.#on.come();
	}

	/** When the timeline has changed, what was fetched before is let go. */
	#follow(revision) {
		const from = this.#from.replace(/\d+\/$/, revision + "/");
		if (revision && from !== this.#from) {
			this.#from = from;
			this.#tiles.clear();
		}
	}
}
