// The number of a choice, typed digit by digit. It is complete once no longer number of a choice begins with its
// digits, or with Enter. A choice that is not in view is shown first.
class ChoiceNumber {
  constructor(page) {
    this.page = page;
    this.digits = "";
  }

  add(digit) {
    const buttons = choiceButtons();
    if (!buttons.length) return;
    const digits = this.digits + digit;
    const longer = buttons.filter((each, i) => `${i + 1}`.startsWith(digits));
    this.digits = "";
    if (!longer.length) announce(WORDS.noChoice(digits));
    else if (longer.length === 1) this.take(buttons[Number(digits) - 1] || longer[0]);
    else {
      this.digits = digits;
      announce(WORDS.typing(digits));
      focusOn(buttons[Number(digits) - 1]);
    }
  }

  // Make the choice of the digits so far. Return whether there were any.
  enter() {
    const index = Number(this.digits) - 1;
    const typed = this.digits !== "";
    this.end();
    if (typed) this.take(choiceButtons()[index]);
    return typed;
  }

  // Forget the digits.
  end() {
    if (this.digits) announce("");
    this.digits = "";
  }

  take(choice) {
    const { top, bottom } = choice.getBoundingClientRect();
    if (top >= headBottom() - 1 && bottom <= footTop() + 1) {
      choice.click();
      return;
    }
    choice.scrollIntoView({ block: "center" });
    choice.focus({ preventScroll: true });
    announce(WORDS.shownNow(choice.querySelector(".number").textContent));
  }
}
