# SPDX-License-Identifier: EUPL-1.2
"""A social worker in a real browser, who finds everything as it is called on the page."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from store.conversation import ConversationRef
from tests.bot.web.browser import barriers, overflows
from tests.whole.installation import Installation

PASSWORD = "wachtwoord-van-de-proef"
NARROW: ViewportSize = {"width": 320, "height": 800}
WIDE: ViewportSize = {"width": 1280, "height": 900}


class BrowserWorker:
    """One browser of one worker."""

    def __init__(self, browser: Browser, omzien: Installation, name: str, password: str = PASSWORD) -> None:
        self._base, self._name, self._password = omzien.base, name, password
        self.page: Page = browser.new_context(viewport=WIDE, locale="nl-NL").new_page()
        self.signs_in()

    def signs_in(self) -> None:
        """In the morning, in a browser that has forgotten everything."""
        self.page.context.clear_cookies()
        self.page.goto(f"{self._base}/desk")
        self.page.get_by_label("Naam").fill(self._name)
        self.page.get_by_label("Wachtwoord").fill(self._password)
        self.page.keyboard.press("Enter")
        expect(self.page.locator("#rij")).to_be_visible()

    def opens(self, ref: ConversationRef) -> None:
        """Go to a conversation from the queue, where it has to stand."""
        self.page.goto(f"{self._base}/desk")
        self.page.locator(f"#naar-{ref.id}").click()
        expect(self.page.get_by_role("log")).to_be_visible()

    def sends(self, word: str, **fields: str) -> None:
        """Fill in the form of this word and send it; whatever it is folded away in is opened first."""
        form = self.form(word)
        self._unfold(form)
        for name, value in fields.items():
            # What other forms ask too has the word of its form before it.
            field = form.locator(f"[name='{name}'], [name='{word}-{name}']")
            if field.first.get_attribute("type") == "radio":
                field.and_(form.locator(f"[value='{value}']")).check()
            elif field.first.evaluate("e => e.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        stays = form.get_attribute("data-send")
        form.locator("button").first.click()
        if stays:
            # It is on its way until its field is empty.
            expect(form.locator("textarea").first).to_have_value("")

    def form(self, word: str) -> Locator:
        """The form whose address ends in this word, or the fields of the answer's form that stand for it."""
        return self.page.locator(f"form[action$='/{word}'], [data-form='{word}']").first

    def reads(self, text: str) -> None:
        """Wait until the page shows this."""
        expect(self.page.locator("main")).to_contain_text(text)

    def hears(self, text: str) -> None:
        """Wait until the conversation shows this."""
        expect(self.page.get_by_role("log")).to_contain_text(text)

    def sees_no_barrier(self) -> None:
        """Nothing keeps anybody out, on a phone nor on a wide screen, with everything unfolded."""
        self.page.evaluate("document.querySelectorAll('details').forEach(e => e.setAttribute('open', ''))")
        for size in (NARROW, WIDE):
            self.page.set_viewport_size(size)
            assert barriers(self.page) == []
            assert not overflows(self.page)

    def _unfold(self, form: Locator) -> None:
        folded = form.locator("xpath=ancestor::details[not(@open)]")
        if folded.count():
            folded.locator("summary").first.click()
