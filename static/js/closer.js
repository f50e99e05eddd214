// Names that show only closer than those that a page came with. They are asked for once a
// reader is that close, and attached where they can be seen.
const CLASSES = ["a", "b", "c"];

export class Closer {
	#strip;
	#href;
	#from; // the widths of the strip, in units, from which on they are needed
	#lists = new Map(); // of names, by class
	#shown = new Set();

	constructor(strip, { href, from }) {
		this.#strip = strip;
		this.#href = href;
		this.#from = from;
	}

	/** Takes away what a strip so many units wide has no room for. */
	trim(units) {
		for (const name of this.#shown) if (name.from > units) this.#hide(name);
	}

	/** Shows what there is room for in a window, and as much on both sides of it. */
	async show(units, [from, to]) {
		const list = CLASSES.map((name) => this.#strip.querySelector(".chart-labels.plot-" + name)).find(
			(ol) => ol && getComputedStyle(ol).display !== "none",
		);
		const of = list && CLASSES.findIndex((name) => list.matches(".plot-" + name));
		const names = list && units > this.#from[of] ? await this.#load(of) : [];
		const far = to - from;
		const wanted = new Set(names.filter((name) => name.from <= units && name.u > from - far && name.u < to + far));
		for (const name of this.#shown) if (!wanted.has(name)) this.#hide(name);
		for (const name of wanted) {
			if (this.#shown.has(name)) continue;
			list.append(name.li);
			this.#shown.add(name);
		}
	}

	#hide(name) {
		name.li.remove();
		this.#shown.delete(name);
	}

	#load(of) {
		if (!this.#lists.has(of)) this.#lists.set(of, this.#fetch(of));
		return this.#lists.get(of);
	}
	async #fetch(of) {
		const url = new URL(this.#href, location.href);
		url.searchParams.set("class", CLASSES[of]);
		const answer = await fetch(url);
		if (!answer.ok) return [];
		const page = new DOMParser().parseFromString(await answer.text(), "text/html");
		return [...page.querySelectorAll("li")].map((li) => {
			const width = [...li.classList].find((name) => /^w\d+$/.test(name));
			li.classList.remove(width);
			li.classList.add("late");
			return { li, from: Number(width.slice(1)), u: parseFloat(/[\d.]+/.exec(li.style.left)[0]) / 100 };
		});
	}
}
