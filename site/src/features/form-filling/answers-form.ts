import { DraftKeeper, type KeptState } from '../drafts/draft-keeper.ts'
import '../drafts/draft-status.ts'
import type { DraftStatus } from '../drafts/draft-status.ts'
import { servedForm } from '../drafts/served-form.ts'
import { find } from '../../ui/find.ts'
import { createAnswersDoor, formWords } from './answers-door.ts'
import { readAnswers } from './read-answers.ts'

/** Keeps one page of a form as one fills it in; its buttons work as they do without a script. */
class AnswersForm extends HTMLElement {
  connectedCallback(): void {
    const keeper = new DraftKeeper({
      door: createAnswersDoor({
        slug: this.getAttribute('slug') ?? '',
        names: JSON.parse(this.getAttribute('names') ?? '[]') as string[],
        others: JSON.parse(this.getAttribute('others') ?? '{}') as Record<string, string>,
      }),
      kind: formWords,
      words: () => readAnswers(new FormData(this.#form)),
      served: readAnswers(new FormData(servedForm(this.#form))),
      savedAt: this.getAttribute('saved-at'),
      show: (state) => this.#show(state),
    })
    for (const type of ['input', 'change'])
      this.#form.addEventListener(type, () => keeper.changed())
    this.#form.addEventListener('submit', (event) => this.#leave(event, keeper))
    this.addEventListener('draft-choice', () => void keeper.overrule())
    window.addEventListener('online', () => void keeper.save())
    document.addEventListener('visibilitychange', () => {
      void keeper.save({ leaving: document.visibilityState === 'hidden' })
    })
    // Coming back to a page that was left: what it knows is out of date.
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) location.reload()
    })
  }

  /** Not before what is being kept has arrived, or the form would contradict it. */
  #leave(event: SubmitEvent, keeper: DraftKeeper<Record<string, string>>): void {
    const { isSaving } = keeper
    const stopped = keeper.stop()
    if (!isSaving) return
    event.preventDefault()
    void stopped.then(() => this.#form.requestSubmit(event.submitter))
  }

  #show(state: KeptState): void {
    find<DraftStatus>(this, 'draft-status').show(state)
    if (state.kind === 'kept')
      find<HTMLInputElement>(this, 'input[name=known]').value = state.savedAt
  }

  get #form(): HTMLFormElement {
    return find<HTMLFormElement>(this, 'form')
  }
}

customElements.define('answers-form', AnswersForm)
