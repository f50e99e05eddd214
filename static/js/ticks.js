// The axis under the tiles: ticks in percent of the strip, and at the left edge
// what they leave unsaid. They are laid out anew only where the window leaves
// those that are there, and what stays stays.
import { evenStep, evenTicks } from "./axis.js";
import { label } from "./axiswords.js";
import { civil } from "./scale.js";

export class Ticks {
	#axis;
	#words;
	#context = document.createElement("b");
	#spans = new Map(); // by what they say and when
	#step;
	#place; // what the spans were last placed for
	#lo = 0n;
	#hi = 0n;

	constructor(view, axis, words) {
		this.#axis = axis;
		this.#words = words;
		this.#context.className = "chart-context";
		this.#context.ariaHidden = "true";
		view.append(this.#context);
		axis.replaceChildren();
	}

	/** Draws the axis from lo to hi, a second being so many units, on a strip from start so many seconds long. */
	draw(lo, hi, perSecond, start, length) {
		const step = evenStep(lo, hi, perSecond);
		const left = label(this.#words, civil(lo), step)[1];
		if (this.#context.textContent !== left) this.#context.textContent = left;
		const place = start + "/" + length;
		if (step === this.#step && place === this.#place && lo >= this.#lo && hi <= this.#hi) return;
		this.#step = step;
		this.#place = place;
		const margin = (hi - lo) / 4n;
		this.#lo = lo - margin;
		this.#hi = hi + margin;
		const before = this.#spans;
		this.#spans = new Map();
		for (const t of evenTicks(step, this.#lo, this.#hi)) {
			const text = label(this.#words, t, step)[0];
			const key = `${t.t} ${t.major} ${text}`;
			const span = before.get(key) ?? this.#make(text, t.major);
			span.style.left = (Number(t.t - start) / Number(length)) * 100 + "%";
			this.#spans.set(key, span);
		}
		for (const [key, span] of before) if (!this.#spans.has(key)) span.remove();
	}

	#make(text, major) {
		const span = document.createElement("span");
		span.textContent = text;
		if (major) span.className = "major";
		this.#axis.append(span);
		return span;
	}
}
