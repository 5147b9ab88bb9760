// Watch a heart beat, quicken and stop, with motion and without.
const beat = () => {
  const heart = document.querySelector(".heart");
  const { animationName, animationDuration } = getComputedStyle(heart);
  return {
    name: animationName,
    seconds: parseFloat(animationDuration),
    sign: heart.textContent,
    words: document.querySelector(".pulse").textContent,
  };
};

module.exports = async (visits, { quicken, stop }) => {
  const found = {};
  for (const reducedMotion of ["no-preference", "reduce"]) {
    const reader = await visits.open(await visits.context({ reducedMotion }));
    await reader.begin();
    await reader.press("Escape");
    const beats = [await reader.evaluate(beat)];
    for (const number of [quicken, stop]) {
      await reader.choose(number);
      await reader.press("Escape");
      beats.push(await reader.evaluate(beat));
    }
    found[reducedMotion] = beats;
  }
  return found;
};
