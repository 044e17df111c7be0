import type { Draft, DraftKind } from 'content-types'
import type { ErrorSummary, FormError } from '../../ui/error-summary.ts'
import type { FileField } from '../../ui/file-field.ts'
import { find } from '../../ui/find.ts'
import { DraftKeeper, type KeptState } from '../drafts/draft-keeper.ts'
import '../drafts/draft-status.ts'
import type { DraftStatus } from '../drafts/draft-status.ts'
import { servedForm } from '../drafts/served-form.ts'
import { DepositFiles } from './deposit-files.ts'
import { createDraftDoor } from './draft-door.ts'
import { leaveDraft, nameDraft } from './draft-in-address.ts'
import { markField } from './mark-field.ts'
import { postForm } from './post-form.ts'
import { requestWords, type Words } from './request-words.ts'
import './sending-state.ts'
import type { SendingState } from './sending-state.ts'

const SIGNED_OUT =
  'Votre session est terminée\u00a0: rien n’a été transmis. Ce que vous avez saisi reste affiché ici. Reconnectez-vous dans un nouvel onglet, puis revenez valider.'

/**
 * Keeps the form as one types, sends its files one by one, then sends it without leaving the page:
 * shows how it goes and says each refusal beside its field. Whatever happens, what was typed and
 * chosen stays, and the same key is sent again.
 */
class DepositForm extends HTMLElement {
  #busy = false

  connectedCallback(): void {
    const draft = {
      key: this.getAttribute('draft') ?? '',
      kind: (this.getAttribute('kind') ?? 'document') as DraftKind,
      reference: this.getAttribute('reference') ?? '',
    }
    const keeper = new DraftKeeper({
      door: createDraftDoor(draft),
      kind: requestWords,
      words: () => wordsOf(this.#form),
      served: wordsOf(servedForm(this.#form)),
      savedAt: this.getAttribute('saved-at'),
      show: (state) => this.#showKept(draft.key, state),
    })
    const files = new DepositFiles({
      draft,
      field: find<FileField>(this, 'file-field'),
      joined: (savedAt) => {
        nameDraft(draft.key)
        keeper.know(savedAt)
        keeper.changed()
      },
      fail: (reason, way) => this.#sending.fail(reason, way),
    })
    this.#watch(keeper, files)
    this.addEventListener('submit', (event) => {
      if (event.target !== this.#form) return
      event.preventDefault()
      void this.#send(keeper, files)
    })
    // Coming back to a form that was accepted: its key is spent, a fresh one is needed.
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted && this.#busy) location.reload()
    })
  }

  #watch(keeper: DraftKeeper<Words>, files: DepositFiles): void {
    for (const type of ['input', 'change'])
      this.#form.addEventListener(type, () => keeper.changed())
    this.addEventListener('draft-choice', () => void keeper.overrule())
    window.addEventListener('online', () => void keeper.save())
    document.addEventListener('visibilitychange', () => {
      const leaving = document.visibilityState === 'hidden'
      void keeper.save({ leaving })
      // Whoever comes back may have logged in again in another tab.
      if (!leaving) files.again()
    })
  }

  async #send(keeper: DraftKeeper<Words>, files: DepositFiles): Promise<void> {
    if (this.#busy) return
    this.#begin()
    await keeper.stop()
    if (files.moving > 0) this.#sending.wait()
    await files.settled()
    if (files.errors.length > 0) {
      this.#showRefusals(files.errors)
      this.#end(keeper)
      return
    }
    let kept: Draft | undefined
    const sent = await postForm(this.#form, (part) => this.#sending.progress(part))
    switch (sent.kind) {
      case 'accepted':
        leaveDraft()
        location.assign(sent.location)
        return
      case 'refused':
        this.#showRefusals(sent.errors)
        kept = await files.refresh()
        break
      case 'signed-out':
        this.#sending.fail(SIGNED_OUT, 'login')
        break
      case 'failed':
        this.#sending.fail(sent.reason, 'again')
    }
    this.#end(keeper, kept)
  }

  #begin(): void {
    this.#busy = true
    this.#sending.begin()
    this.#summary.show([])
    for (const field of this.#fields) markField(field, [])
  }

  #end(keeper: DraftKeeper<Words>, kept?: Draft): void {
    this.#busy = false
    this.#sending.end()
    keeper.resume(kept && { words: kept, savedAt: kept.savedAt })
  }

  #showRefusals(errors: readonly FormError[]): void {
    for (const field of this.#fields)
      markField(
        field,
        errors.filter(({ field: name }) => name === field.dataset.field),
      )
    this.#summary.show(errors)
  }

  #showKept(key: string, state: KeptState): void {
    find<DraftStatus>(this, 'draft-status').show(state)
    if (state.kind === 'kept') nameDraft(key)
  }

  get #form(): HTMLFormElement {
    return find<HTMLFormElement>(this, 'form')
  }

  get #fields(): NodeListOf<HTMLElement> {
    return this.querySelectorAll<HTMLElement>('[data-field]')
  }

  get #sending(): SendingState {
    return find<SendingState>(this, 'sending-state')
  }

  get #summary(): ErrorSummary {
    return find<ErrorSummary>(this, 'error-summary')
  }
}

function wordsOf(form: HTMLFormElement): Words {
  const fields = new FormData(form)
  const text = (name: string): string => {
    const value = fields.get(name)
    return typeof value === 'string' ? value : ''
  }
  const pieces = fields.getAll('pieces').filter((id) => typeof id === 'string')
  return { theme: text('theme'), object: text('object'), text: text('text'), pieces }
}

customElements.define('deposit-form', DepositForm)
