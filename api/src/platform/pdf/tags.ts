import {
  PDFArray,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFDict,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from 'pdf-lib'

/** Roles of the structure tree (ISO 32000-1, 14.8.4). */
export type Role =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Form'
  | 'Figure'

interface Element {
  ref: PDFRef
  dict: PDFDict
  children: PDFArray
}

/**
 * Builds the structure that assistive technologies read: every text belongs to an element in reading
 * order, every field to a `Form` element, and decoration is marked as such.
 */
export class Tags {
  readonly #pdf: PDFDocument
  readonly #root: Element
  readonly #stack: Element[]
  readonly #pageElements = new Map<PDFPage, PDFRef[]>()
  readonly #widgets: [widget: PDFDict, element: PDFRef][] = []

  constructor(pdf: PDFDocument) {
    this.#pdf = pdf
    this.#root = this.#makeElement('Document')
    this.#stack = [this.#root]
  }

  /** What is drawn is one element's text. */
  content(page: PDFPage, role: Role, draw: () => void): PDFDict {
    const element = this.#add(role)
    element.dict.set(PDFName.of('Pg'), page.ref)
    const elements = this.#pageElements.get(page) ?? []
    this.#pageElements.set(page, elements)
    const id = elements.push(element.ref) - 1
    element.children.push(PDFNumber.of(id))
    const properties = this.#pdf.context.obj({ MCID: id })
    this.#bracket(page, [PDFName.of(role), properties.toString()], draw)
    return element.dict
  }

  /** A picture; `text` says what it shows. `box` is left, bottom, right, top. */
  figure(page: PDFPage, text: string, box: readonly number[], draw: () => void): void {
    const element = this.content(page, 'Figure', draw)
    element.set(PDFName.of('Alt'), PDFHexString.fromText(text))
    element.set(PDFName.of('A'), this.#pdf.context.obj({ O: 'Layout', BBox: [...box] }))
  }

  /** The elements added meanwhile are inside this one. */
  group(role: Role, add: () => void): void {
    this.#stack.push(this.#add(role))
    add()
    this.#stack.pop()
  }

  /** What is drawn is decoration: rules, frames, page furniture. */
  artifact(page: PDFPage, draw: () => void): void {
    page.pushOperators(
      PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]),
    )
    draw()
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent))
  }

  /** A field of a form, in reading order after its label. */
  widget(page: PDFPage, widget: PDFDict, name: string): void {
    const element = this.#add('Form')
    element.dict.set(PDFName.of('Pg'), page.ref)
    element.dict.set(PDFName.of('Alt'), PDFHexString.fromText(name))
    const reference = this.#pdf.context.getObjectRef(widget)
    if (!reference) throw new Error(`The field ${name} is not in the document`)
    element.children.push(this.#pdf.context.obj({ Type: 'OBJR', Obj: reference, Pg: page.ref }))
    this.#widgets.push([widget, element.ref])
  }

  /** Writes the structure into the document; nothing may be drawn afterwards. */
  close(): void {
    const { context, catalog } = this.#pdf
    const numbers: (PDFNumber | PDFRef | PDFArray)[] = []
    for (const [index, [page, elements]] of [...this.#pageElements].entries()) {
      page.node.set(PDFName.of('StructParents'), PDFNumber.of(index))
      page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
      numbers.push(PDFNumber.of(index), context.obj(elements))
    }
    for (const [index, [widget, element]] of this.#widgets.entries()) {
      const key = PDFNumber.of(this.#pageElements.size + index)
      widget.set(PDFName.of('StructParent'), key)
      numbers.push(key, element)
    }
    const root = context.register(
      context.obj({
        Type: 'StructTreeRoot',
        K: this.#root.ref,
        ParentTree: context.obj({ Nums: numbers }),
        ParentTreeNextKey: this.#pageElements.size + this.#widgets.length,
      }),
    )
    this.#root.dict.set(PDFName.of('P'), root)
    catalog.set(PDFName.of('StructTreeRoot'), root)
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  }

  #bracket(page: PDFPage, [tag, properties]: [PDFName, string], draw: () => void): void {
    page.pushOperators(
      PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [tag, properties]),
    )
    draw()
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent))
  }

  #add(role: Role): Element {
    const parent = this.#stack.at(-1) ?? this.#root
    const element = this.#makeElement(role)
    element.dict.set(PDFName.of('P'), parent.ref)
    parent.children.push(element.ref)
    return element
  }

  #makeElement(role: Role): Element {
    const { context } = this.#pdf
    const children = PDFArray.withContext(context)
    const dict = context.obj({ Type: 'StructElem', S: role })
    dict.set(PDFName.of('K'), children)
    return { ref: context.register(dict), dict, children }
  }
}
