import { count, formatBytes } from 'content-types/french'
import { refusalOf, type FileLimits } from './file-refusal.ts'
import { find } from './find.ts'

/** A file kept by the server: it need not be sent again. */
export interface KeptFile {
  id: string
  name: string
  bytes: number
}

/**
 * Shows what is chosen, adds to it instead of replacing it, and says at once what the server would
 * refuse. The server has the last word. Fires `file-removal` (detail: id) for a kept file.
 */
export class FileField extends HTMLElement {
  #files: File[] = []

  connectedCallback(): void {
    const { input, zone } = this
    if (input.files) this.#add([...input.files])
    input.addEventListener('change', () => this.#add([...(input.files ?? [])]))
    zone.addEventListener('dragover', (event) => {
      event.preventDefault()
      zone.dataset.over = ''
    })
    zone.addEventListener('dragleave', () => delete zone.dataset.over)
    zone.addEventListener('drop', (event) => {
      event.preventDefault()
      delete zone.dataset.over
      this.#add([...(event.dataTransfer?.files ?? [])])
    })
    this.#keptList.addEventListener('click', (event) => this.#askRemoval(event))
  }

  get files(): readonly File[] {
    return this.#files
  }

  /** What the server kept is listed apart and is no longer sent. */
  keep(kept: readonly KeptFile[]): void {
    for (const file of kept) {
      this.#drop((chosen) => isNamed(chosen, file.name) && chosen.size === file.bytes)
      if (this.#lineOf(this.#keptList, file.id)) continue
      this.#keptList.append(this.#line(file.name, file.bytes, file.id))
    }
    this.#keptBlock.hidden = this.#keptList.children.length === 0
  }

  forget(id: string): void {
    this.#lineOf(this.#keptList, id)?.remove()
    this.#keptBlock.hidden = this.#keptList.children.length === 0
    this.input.focus()
  }

  /** A file that the server refused is no longer chosen: the error beside the field names it. */
  refuse(name: string): void {
    this.#drop((file) => isNamed(file, name))
  }

  get input(): HTMLInputElement {
    return find<HTMLInputElement>(this, 'input')
  }

  get zone(): HTMLElement {
    return find(this, '.zone')
  }

  #add(files: readonly File[]): void {
    const refused: string[] = []
    for (const file of files) {
      if (this.#files.some((chosen) => isSame(chosen, file))) continue
      const refusal = refusalOf(
        file,
        this.#limits,
        this.#files.length + this.#keptList.children.length,
      )
      if (refusal) {
        refused.push(file.name)
        this.#refusedLine(file, refusal)
      } else {
        this.#files.push(file)
        this.#chosenList.append(this.#chosenLine(file))
      }
    }
    this.#sync()
    const chosen = count(this.#files.length, 'fichier choisi', 'fichiers choisis')
    const said = refused.length > 0 ? ` Refusé\u00a0: ${refused.join(', ')}.` : ''
    if (files.length > 0) find(this, '[role=status]').textContent = `${chosen}.${said}`
  }

  #chosenLine(file: File): HTMLElement {
    const line = this.#line(file.name, file.size)
    line.querySelector('button')?.addEventListener('click', () => {
      this.#files = this.#files.filter((chosen) => chosen !== file)
      this.#sync()
      this.#leave(line)
    })
    return line
  }

  #refusedLine({ name, size }: File, message: string): void {
    const line = this.#line(name, size)
    const refusal = line.querySelector<HTMLElement>('[data-refusal]')
    if (refusal) {
      refusal.textContent = message
      refusal.hidden = false
    }
    line.querySelector('button')?.addEventListener('click', () => this.#leave(line))
    this.#chosenList.append(line)
  }

  #line(name: string, bytes: number, id = ''): HTMLElement {
    const copy = find<HTMLTemplateElement>(this, 'template').content.cloneNode(true)
    const line = (copy as DocumentFragment).querySelector('li') as HTMLElement
    line.dataset.id = id
    const button = line.querySelector('button')
    button?.setAttribute('type', 'button')
    button?.removeAttribute('form')
    for (const place of line.querySelectorAll('[data-name]')) place.textContent = name
    const size = line.querySelector('[data-size]')
    if (size) size.textContent = formatBytes(bytes)
    return line
  }

  #drop(matches: (file: File) => boolean): void {
    const dropped = this.#files.filter(matches)
    this.#files = this.#files.filter((file) => !dropped.includes(file))
    for (const line of [...this.#chosenList.children]) {
      const name = line.querySelector('[data-name]')?.textContent
      if (dropped.some((file) => file.name === name)) line.remove()
    }
    this.#sync()
  }

  #leave(line: HTMLElement): void {
    line.remove()
    this.input.focus()
  }

  #askRemoval(event: MouseEvent): void {
    if (!(event.target instanceof Element) || !event.target.closest('button')) return
    event.preventDefault()
    const id = event.target.closest<HTMLElement>('li')?.dataset.id
    this.dispatchEvent(new CustomEvent('file-removal', { detail: id, bubbles: true }))
  }

  /** What the browser itself would send, should the form leave without this script. */
  #sync(): void {
    const transfer = new DataTransfer()
    for (const file of this.#files) transfer.items.add(file)
    this.input.files = transfer.files
  }

  #lineOf(list: HTMLElement, id: string): Element | undefined {
    return [...list.children].find((line) => line instanceof HTMLElement && line.dataset.id === id)
  }

  get #limits(): FileLimits {
    return {
      extensions: this.getAttribute('extensions')?.split(' ') ?? [],
      mostBytes: Number(this.getAttribute('most-bytes')),
      mostFiles: Number(this.getAttribute('most-files')),
    }
  }

  get #keptBlock(): HTMLElement {
    return find(this, '[data-kept]')
  }

  get #keptList(): HTMLElement {
    return find(this, '[data-kept] ul')
  }

  get #chosenList(): HTMLElement {
    return find(this, '[data-chosen]')
  }
}

/** The server composes accents, which macOS leaves apart in the names of files. */
function isNamed(file: File, name: string): boolean {
  return file.name.normalize('NFC').trim() === name
}

function isSame(one: File, other: File): boolean {
  return (
    one.name === other.name && one.size === other.size && one.lastModified === other.lastModified
  )
}

customElements.define('file-field', FileField)
