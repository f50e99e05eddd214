import assert from "node:assert/strict";
import test from "node:test";
import { Pace } from "./pace.js";

/** Runs frames of so many ms, all that is allowed being brought. Answers what that was. */
function run(pace, frames, must = false) {
	let now = 0;
	return frames.map((took) => {
		const n = pace.frame((now += took), must);
		pace.brought(n);
		return n;
	});
}

const inTime = (n) => new Array(n).fill(16.7);

test("frames in time bring one more each, up to six", () => {
	assert.deepEqual(run(new Pace(), inTime(8)), [1, 2, 3, 4, 5, 6, 6, 6]);
});

test("after a late frame there is nothing new for a while", () => {
	const brought = run(new Pace(), [...inTime(4), 33.3, ...inTime(21)]);
	assert.deepEqual(brought.slice(0, 4), [1, 2, 3, 4]);
	assert.deepEqual(brought.slice(4, 24), new Array(20).fill(0));
	assert.deepEqual(brought.slice(24), [1, 2]);
});

test("a frame that brought nothing may be late", () => {
	const pace = new Pace();
	pace.brought(pace.frame(0, false));
	pace.frame(16.7, false);
	assert.equal(pace.frame(500, false), 2);
});

test("what must come comes, however late the frames are", () => {
	assert.deepEqual(run(new Pace(), [0, 50, 50, 50], true), [1, 1, 1, 1]);
});
