import { count, formatBytes } from 'content-types/french'
import { takeFilesIn } from './file-intake.ts'
import { FileLine } from './file-line.ts'
import { photoOfferFor, refusalOf, type FileLimits } from './file-refusal.ts'
import { find } from './find.ts'
import { shrinkPhoto } from './photo.ts'

/** Leaves room for what a jpeg gains on its way. */
const PHOTO_SHARE = 0.9

export interface LineEvent {
  line: FileLine
  /** For a choice: which one. */
  act?: 'yes' | 'no'
}

/**
 * Lists the files of a form, says at once what the server would refuse, and offers to make a large
 * photo lighter. Fires `file-chosen`, `file-choice` and `file-removed` (detail: LineEvent): whoever
 * listens sends the files and tells each line how it goes.
 */
export class FileField extends HTMLElement {
  #lines: FileLine[] = []

  connectedCallback(): void {
    const { input } = this
    for (const line of this.#list.querySelectorAll<HTMLElement>('li'))
      this.#lines.push(new FileLine(line))
    this.#list.addEventListener('click', (event) => this.#act(event))
    takeFilesIn(input, find(this, '.zone'), (files) => this.add(files))
  }

  get lines(): readonly FileLine[] {
    return this.#lines
  }

  get input(): HTMLInputElement {
    return find<HTMLInputElement>(this, 'input')
  }

  add(files: readonly File[]): void {
    const refused: string[] = []
    let chosen = 0
    for (const file of files) {
      if (this.#lines.some((line) => line.file && isSame(line.file, file))) continue
      const line = this.#newLine(file.name, file.size, file)
      if (this.#receive(line, file)) chosen++
      else if (line.state.kind === 'refused') refused.push(file.name)
    }
    const told = chosen > 0 ? `${count(chosen, 'fichier choisi', 'fichiers choisis')}.` : ''
    this.say(refused.length > 0 ? `${told} Refusé\u00a0: ${refused.join(', ')}.` : told)
  }

  /** A file that the form held before, and that is no longer at hand. */
  mention(name: string, bytes: number, said: string): void {
    this.#newLine(name, bytes).show({ kind: 'refused', said })
  }

  /** A file that the server keeps, unless the list has it. */
  keep({ id, name, bytes }: { id: string; name: string; bytes: number }): void {
    const has = this.#lines.some(({ state }) => state.kind === 'joined' && state.id === id)
    if (!has) this.#newLine(name, bytes).show({ kind: 'joined', id })
  }

  forget(line: FileLine): void {
    const hadFocus = line.element.contains(document.activeElement)
    line.element.remove()
    this.#lines = this.#lines.filter((one) => one !== line)
    if (hadFocus) this.input.focus()
  }

  /** Aloud. */
  say(words: string): void {
    if (words) find(this, '[role=status]').textContent = words
  }

  /** Whether it may leave; its line says why not. */
  #receive(line: FileLine, file: File): boolean {
    const others = this.#lines.filter((one) => one !== line)
    const refusal = refusalOf(file, this.#limits, others.filter(({ counts }) => counts).length)
    if (refusal === undefined) {
      for (const other of others) if (isMissing(other, file)) this.forget(other)
      line.show({ kind: 'waiting' })
      this.#fire('file-chosen', { line })
      return true
    }
    const offer = photoOfferFor(file, this.#limits)
    if (offer) {
      const choice = { yes: offer.yes, no: 'Ne pas la joindre' }
      line.show({ kind: 'asking', said: offer.question, choice })
    } else line.show({ kind: 'refused', said: refusal })
    return false
  }

  #act(event: MouseEvent): void {
    const button = event.target instanceof Element ? event.target.closest('[data-act]') : null
    const line = this.#lines.find(({ element }) => button && element.contains(button))
    if (!line || !(button instanceof HTMLElement)) return
    event.preventDefault()
    const act = button.dataset.act
    if (act === 'remove') this.#fire('file-removed', { line })
    else if (line.state.kind !== 'asking')
      this.#fire('file-choice', { line, act: act === 'no' ? 'no' : 'yes' })
    else if (act === 'no') this.forget(line)
    else void this.#shrink(line)
  }

  async #shrink(line: FileLine): Promise<void> {
    const { file } = line
    if (!file) return
    line.show({ kind: 'waiting', said: 'Préparation de la photo…' })
    line.focus()
    const photo = await shrinkPhoto(file, this.#limits.mostBytes * PHOTO_SHARE)
    if (!this.#lines.includes(line)) return
    if (!photo) {
      const refusal = refusalOf(file, this.#limits, 0) ?? ''
      const said = `Ce navigateur n’a pas pu lire cette photo. ${refusal}`
      line.show({ kind: 'refused', said })
      return
    }
    const lighter = new FileLine(line.element, photo)
    this.#lines = this.#lines.map((one) => (one === line ? lighter : one))
    lighter.entitle(photo.name, photo.size)
    const told = `Réduite de ${formatBytes(file.size)} à ${formatBytes(photo.size)}.`
    lighter.tell(told)
    this.say(told)
    this.#receive(lighter, photo)
  }

  #newLine(name: string, bytes: number, file?: File): FileLine {
    const copy = find<HTMLTemplateElement>(this, 'template').content.cloneNode(true)
    const element = (copy as DocumentFragment).querySelector('li') as HTMLElement
    const line = new FileLine(element, file)
    line.entitle(name, bytes)
    this.#list.append(element)
    this.#lines.push(line)
    return line
  }

  #fire(name: string, detail: LineEvent): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }))
  }

  get #limits(): FileLimits {
    return {
      extensions: this.getAttribute('extensions')?.split(' ') ?? [],
      mostBytes: Number(this.getAttribute('most-bytes')),
      mostFiles: Number(this.getAttribute('most-files')),
    }
  }

  get #list(): HTMLElement {
    return find(this, '[data-files]')
  }
}

/** A line that waits for the very file to be chosen again. */
function isMissing({ file, name, state }: FileLine, chosen: File): boolean {
  return !file && state.kind === 'refused' && chosen.name.normalize('NFC').trim() === name
}

function isSame(one: File, other: File): boolean {
  return (
    one.name === other.name && one.size === other.size && one.lastModified === other.lastModified
  )
}

customElements.define('file-field', FileField)
