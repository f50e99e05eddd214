import assert from "node:assert/strict";
import { test } from "node:test";
import { edges, exists, middle, panned, span, windowAt, zoomed } from "./window.js";

const now = 1668000000n;
const bounds = { lo: -435000000000000000n, hi: now, root: 59, least: 1 };
const near = (a, b, within) => assert.ok(Math.abs(Number(a - b)) <= within, `${a} is ${a - b} from ${b}`);

test("zooming in and out again leads back, through all levels", () => {
	for (const t of [now - 86400n * 400n, -2000000000000000n]) {
		let w = windowAt(t, 59, 1);
		for (let i = 0; i < 120; i++) w = zoomed(w, 1.37, 0, bounds);
		assert.equal(w.level, 6);
		near(middle(w), t, 2 ** 59 / 2 ** 50);
		for (let i = 0; i < 120; i++) w = zoomed(w, 1 / 1.37, 0, bounds);
		assert.deepEqual([w.level, w.scale], [59, 1]);
	}
});

test("what is under the pointer stays there", () => {
	let w = windowAt(now - 200000000000n, 33, 1.2);
	const under = () => middle(w) + BigInt(Math.round((300 / 1024 / w.scale) * 2 ** w.level));
	const t = under();
	for (const factor of [1.1, 1.5, 2.7, 0.4, 0.9]) {
		w = zoomed(w, factor, 300, bounds);
		near(under(), t, 2 ** (w.level - 10) + 2);
	}
});

test("scale stays between one and two while there are levels", () => {
	let w = windowAt(now - 5000000n, 30, 1);
	for (let i = 0; i < 500; i++) {
		w = zoomed(w, Math.exp(Math.sin(i)), 100 * Math.cos(i), bounds);
		assert.ok(w.scale >= 1 && (w.scale < 2 || w.level === 6), `scale ${w.scale} at level ${w.level}`);
		assert.ok(w.f >= 0 && w.f < 1 && Number.isSafeInteger(w.x));
	}
});

test("panning ends at the extent", () => {
	const w = windowAt(now - 10n, 20, 1);
	assert.equal(middle(panned(w, 1e9, bounds)), now - 1n);
	assert.equal(middle(panned(w, -1e30, bounds)), bounds.lo);
});

test("a window shows the tiles that its edges lie in", () => {
	const w = windowAt(0n, 10, 1);
	assert.deepEqual(span(w, 1000), [-1, 0]);
	assert.deepEqual(span(w, 3000), [-2, 1]);
	assert.deepEqual(edges(w, 1024), [-512n, 512n]);
});

test("tiles outside the extent are not there", () => {
	const e = { lo: -1000n, hi: 5000n };
	assert.ok(exists(6, -16, e) && exists(6, 78, e));
	assert.ok(!exists(6, -17, e) && !exists(6, 79, e));
});
