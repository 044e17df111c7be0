import type { Draft, OutdatedForm } from 'content-types'
import type { FormError } from '../../ui/error-summary.ts'
import type { FileField, LineEvent } from '../../ui/file-field.ts'
import type { FileLine, LineState } from '../../ui/file-line.ts'
import { readDraft, removeFile } from './draft-door.ts'
import { FileQueue, type FileState, type SentItem } from './file-queue.ts'
import { readMissing, writeMissing } from './missing-files.ts'
import { sendFile, type Form, type JoinedFile } from './send-file.ts'
import { carryAnswers } from './carry-answers.ts'
import { choiceOf, noteOf } from './joined-notes.ts'

interface Start {
  draft: Form
  field: FileField
  /** A file is in the draft. */
  joined: (savedAt: string) => void
  fail: (reason: string, way?: 'login') => void
}

/** Sends each file as soon as it is chosen, and tells its line how it goes. */
export class DepositFiles {
  readonly #draft: Form
  readonly #field: FileField
  readonly #joined: Start['joined']
  readonly #fail: Start['fail']
  readonly #queue = new FileQueue<JoinedFile>()
  readonly #items = new Map<FileLine, SentItem<JoinedFile>>()
  readonly #outdated = new Map<FileLine, OutdatedForm>()

  constructor({ draft, field, joined, fail }: Start) {
    this.#draft = draft
    this.#field = field
    this.#joined = joined
    this.#fail = fail
    field.addEventListener('file-chosen', (event) => this.#send(lineOf(event)))
    field.addEventListener('file-removed', (event) => void this.#remove(lineOf(event)))
    field.addEventListener('file-choice', (event) => this.#choose(event))
    window.addEventListener('online', () => this.again())
    this.#nameMissing()
    for (const line of field.lines) if (line.state.kind === 'waiting') this.#send(line)
  }

  /** On their way, or about to be tried again by themselves. */
  get moving(): number {
    return this.#queue.moving
  }

  settled(): Promise<void> {
    return this.#queue.settled()
  }

  /** What waits for a person, the connection or the session is tried once more. */
  again(): void {
    this.#queue.againAll()
  }

  /** The draft as the server has it; nothing when it cannot say. */
  async refresh(): Promise<Draft | undefined> {
    const draft = await readDraft(this.#draft.key)
    for (const file of draft?.files ?? []) this.#field.keep(file)
    return draft
  }

  /** Why the form cannot leave yet: a file that its sender believes joined is not. */
  get errors(): FormError[] {
    return this.#field.lines
      .filter(({ state }) => state.kind !== 'joined')
      .map(({ name, state }) => ({ field: 'files', file: name, message: wayOut(name, state) }))
  }

  #send(line: FileLine): void {
    const { file } = line
    if (!file) return
    const item: SentItem<JoinedFile> = {
      send: (progress, signal) => sendFile(this.#draft, file, progress, signal),
      show: (state) => this.#show(line, state),
    }
    this.#items.set(line, item)
    this.#queue.add(item)
    this.#remember()
  }

  #show(line: FileLine, state: FileState<JoinedFile>): void {
    switch (state.kind) {
      case 'waiting':
      case 'sending':
        line.show(state)
        return
      case 'cut':
        line.show(cutState(state))
        return
      case 'signed-out':
        line.show({ ...stuck, said: 'Non envoyé\u00a0: votre session est terminée.' })
        this.#fail(
          'Votre session est terminée\u00a0: reconnectez-vous dans un nouvel onglet, puis reprenez l’envoi de vos fichiers. Ce que vous avez saisi reste affiché ici.',
          'login',
        )
        return
      case 'refused':
        line.show({ kind: 'refused', said: state.reason })
        this.#field.say(`Refusé\u00a0: ${line.name}.`)
        break
      case 'joined':
        this.#join(line, state.value)
    }
    this.#remember()
  }

  #join(line: FileLine, { file, savedAt }: JoinedFile): void {
    this.#joined(savedAt)
    const twin = this.#field.lines.find(
      ({ state }) => state.kind === 'joined' && state.id === file.id,
    )
    if (twin) {
      this.#field.forget(line)
      this.#field.say(`${file.name} était déjà joint.`)
      return
    }
    line.entitle(file.name, file.bytes)
    const state: LineState = { kind: 'joined', id: file.id }
    const note = noteOf(file)
    if (note !== undefined) {
      if (file.outdatedForm) this.#outdated.set(line, file.outdatedForm)
      line.show({ ...state, note, choice: choiceOf(file) })
      this.#field.say(`${file.name}\u00a0: ${note}`)
    } else line.show(state)
    if (this.moving === 0) this.#field.say('Vos fichiers sont joints à votre demande.')
  }

  #choose(event: Event): void {
    const { line, act } = (event as CustomEvent<LineEvent>).detail
    const { state } = line
    const item = this.#items.get(line)
    const outdated = this.#outdated.get(line)
    if (state.kind === 'joined' && outdated && act === 'yes')
      carryAnswers({ slug: outdated.slug, draftKey: this.#draft.key, fileId: state.id })
    else if (state.kind === 'cut' && item) this.#queue.again(item)
    else if (act === 'no' && !outdated) void this.#remove(line)
    else if (state.kind === 'joined') line.show({ kind: 'joined', id: state.id })
    line.focus()
  }

  async #remove(line: FileLine): Promise<void> {
    const { state } = line
    const item = this.#items.get(line)
    if (item) this.#queue.cancel(item)
    if (state.kind === 'joined' && !(await removeFile(this.#draft.key, state.id))) {
      this.#fail('Le fichier n’a pas pu être retiré. Réessayez dans quelques instants.')
      return
    }
    this.#items.delete(line)
    this.#field.forget(line)
    this.#remember()
  }

  #nameMissing(): void {
    const kept = new Set(this.#field.lines.map(({ name }) => name))
    for (const { name, bytes } of readMissing(this.#draft.key))
      if (!kept.has(name.normalize('NFC').trim()))
        this.#field.mention(
          name,
          bytes,
          'La page a été fermée avant la fin de son envoi\u00a0: choisissez-le à nouveau, ou retirez-le.',
        )
  }

  #remember(): void {
    const missing = this.#field.lines.flatMap(({ file, state }) =>
      file && state.kind !== 'joined' && state.kind !== 'refused'
        ? [{ name: file.name, bytes: file.size }]
        : [],
    )
    writeMissing(this.#draft.key, missing)
  }
}

const stuck = { kind: 'cut', choice: { yes: 'Reprendre l’envoi' } } as const

function cutState({ part, willRetry }: { part: number; willRetry: boolean }): LineState {
  const said = `Interrompu à ${Math.floor(part * 100)}\u00a0%.`
  return { ...stuck, said: willRetry ? `${said} Nouvel essai automatique.` : said }
}

function wayOut(name: string, { kind }: LineState): string {
  if (kind === 'asking') return `Dites si «\u00a0${name}\u00a0» doit être réduite ou retirée.`
  if (kind === 'refused')
    return `«\u00a0${name}\u00a0» n’est pas joint\u00a0: retirez-le de la liste, ou joignez une version acceptée.`
  return `«\u00a0${name}\u00a0» n’est pas encore arrivé\u00a0: reprenez son envoi, ou retirez-le de la liste.`
}

function lineOf(event: Event): FileLine {
  return (event as CustomEvent<LineEvent>).detail.line
}
