// How much new a frame can bear.
//
// Nobody can tell beforehand how long a browser will lay out and paint, but each
// can see when the next frame comes. So while frames come in time each takes one
// thing more than that before, and once one with something new was late, there is
// nothing new for a while.
const MOST = 6; // in a frame
const LATE = 25; // ms
const PAUSE = 20; // frames

export class Pace {
	#last = -Infinity; // the frame before
	#brought = 0; // with it
	#next = 1;
	#pause = 0; // frames to go

	/** How much new the frame of a time may bring, something if it must. */
	frame(now, must) {
		const took = now - this.#last;
		this.#last = now;
		if (this.#pause) this.#pause--;
		if (this.#brought && took > LATE) {
			this.#pause = PAUSE;
			this.#next = 1;
		} else if (this.#brought) {
			this.#next = Math.min(this.#brought + 1, MOST);
		}
		this.#brought = 0;
		return this.#pause && !must ? 0 : this.#next;
	}

	/** Is told how much it brought. */
	brought(n) {
		this.#brought = n;
	}
}
