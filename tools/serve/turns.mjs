// Turns at the gateway: a caller has few requests there at a time, the next ones wait in a queue of
// its own. So nobody waits for what another caller sends at once.
import { Refusal, TOO_MANY_REQUESTS } from "./refusals.mjs";

const TOKEN_LIMITS = { atOnceMax: 8, waitingMax: 32 }; // one session of one person
const ADDRESS_LIMITS = { atOnceMax: 64, waitingMax: 512 }; // many people, or Telegram
const TOKEN = /[\w.~+/=-]+/g; // RFC 9110, 11.2; whatever stands around it, it is the same caller

export class Turns {
  #tokens = new Map();
  #addresses = new Map();

  // What `work(inTurn)` comes to. It takes of the caller's room until then; where that is full, it is refused.
  admit(authorization, address, work) {
    const token = authorization?.match(TOKEN)?.at(-1); // not verified: it says who shares a queue, and nothing else
    if (token) return visit(this.#tokens, token, TOKEN_LIMITS, work);
    return visit(this.#addresses, address, ADDRESS_LIMITS, work);
  }
}

async function visit(callers, name, limits, work) {
  const caller = callers.get(name) ?? new Caller(limits);
  caller.enter();
  callers.set(name, caller);
  try {
    return await work((deed, gone) => caller.inTurn(deed, gone));
  } finally {
    if (caller.leave()) callers.delete(name);
  }
}

class Caller {
  #limits;
  #present = 0;
  #atOnce = 0;
  #waiting = new Set(); // in order: what begins the turn of each

  constructor(limits) {
    this.#limits = limits;
  }

  enter() {
    const { atOnceMax, waitingMax } = this.#limits;
    if (this.#present === atOnceMax + waitingMax) throw new Refusal(TOO_MANY_REQUESTS, "Too many of your requests wait already.");
    this.#present += 1;
  }

  // Whether that was the last one.
  leave() {
    this.#present -= 1;
    return this.#present === 0;
  }

  // What `deed()` comes to, once it is its turn, unless the client is `gone` before; the turn ends with it.
  async inTurn(deed, gone) {
    if (this.#atOnce < this.#limits.atOnceMax) this.#atOnce += 1;
    else await this.#turn(gone);
    try {
      return await deed();
    } finally {
      this.#handOn();
    }
  }

  #turn(gone) {
    return new Promise((resolve, reject) => {
      const begin = () => {
        this.#waiting.delete(begin);
        gone.removeEventListener("abort", giveUp);
        resolve();
      };
      const giveUp = () => {
        this.#waiting.delete(begin);
        reject(gone.reason);
      };
      this.#waiting.add(begin);
      gone.addEventListener("abort", giveUp, { once: true });
    });
  }

  #handOn() {
    const [next] = this.#waiting;
    if (next) next();
    else this.#atOnce -= 1;
  }
}
