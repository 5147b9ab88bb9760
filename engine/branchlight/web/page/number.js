// The number of a choice, typed digit by digit. It is complete once no longer number of a choice begins with its
// digits, or with Enter. A choice that is not in view is shown first, and then only Enter makes it.
class ChoiceNumber {
  constructor(page) {
    this.page = page;
    this.digits = "";
    this.shown = "";
  }

  add(digit) {
    const buttons = choiceButtons();
    if (!buttons.length) return;
    const digits = this.digits + digit;
    const longer = buttons.filter((each, i) => `${i + 1}`.startsWith(digits));
    if (!longer.length) this.refuse(digits);
    else if (longer.length === 1) this.take(digits);
    else {
      this.digits = digits;
      announce(WORDS.typing(digits));
      focusOn(buttons[Number(digits) - 1]);
    }
  }

  // Make the choice of the digits so far. Return whether there were any.
  enter() {
    if (!this.digits) return false;
    this.take(this.digits);
    return true;
  }

  // Forget the digits.
  end() {
    if (this.digits) announce("");
    this.digits = this.shown = "";
  }

  // Make a choice that is in view. Show another one, and keep its number until Enter.
  take(digits) {
    const choice = choiceButtons()[Number(digits) - 1];
    const { top, bottom } = choice.getBoundingClientRect();
    if (this.shown === digits || (top >= headBottom() - 1 && bottom <= footTop() + 1)) {
      this.end();
      choice.click();
      return;
    }
    this.digits = this.shown = digits;
    choice.scrollIntoView({ block: "center" });
    choice.focus({ preventScroll: true });
    announce(WORDS.shownNow(digits));
  }

  // Forget a number that no choice has, and leave the choice that its first digits have pointed at.
  refuse(digits) {
    if (this.digits) document.activeElement.blur();
    this.digits = this.shown = "";
    announce(WORDS.noChoice(digits));
  }
}
