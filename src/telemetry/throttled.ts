/** At most once in `everyMs`, and once more at the end of it if it was asked for meanwhile. */
export function throttled(everyMs: number, act: () => void): () => void {
  let resting = false;
  let askedAgain = false;
  return function ask() {
    if (resting) {
      askedAgain = true;
      return;
    }
    resting = true;
    act();
    setTimeout(() => {
      resting = false;
      if (askedAgain) ask();
      askedAgain = false;
    }, everyMs).unref();
  };
}
