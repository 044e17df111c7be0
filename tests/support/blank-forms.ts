import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFField } from 'pdf-lib'

export interface BlankForm {
  title?: string
  createdAt?: Date
  /** The names of text boxes added at the end. */
  more?: readonly string[]
  id?: string
}

/** A fillable PDF of two pages that holds every kind of field. */
export async function makeBlankForm(options: BlankForm = {}): Promise<Uint8Array> {
  const { title = 'Demande d’essai', createdAt = new Date('2026-01-05'), more = [], id } = options
  const pdf = await PDFDocument.create()
  pdf.setTitle(title)
  pdf.setCreationDate(createdAt)
  pdf.setModificationDate(createdAt)
  if (id !== undefined) {
    const part = PDFHexString.of(id)
    pdf.context.trailerInfo.ID = pdf.context.obj([part, part])
  }
  const form = pdf.getForm()
  const first = pdf.addPage()
  const last = pdf.addPage()
  const box = { width: 200, height: 20 }

  const siret = form.createTextField('siret')
  siret.setMaxLength(14)
  siret.enableCombing()
  siret.enableRequired()
  siret.addToPage(first, { ...box, x: 300, y: 702 })
  call(siret, 'SIRET')

  const name = form.createTextField('raison_sociale')
  name.addToPage(first, { ...box, x: 50, y: 700 })
  call(name, 'Raison sociale *')

  const address = form.createTextField('adresse')
  address.enableMultiline()
  address.addToPage(first, { ...box, height: 60, x: 50, y: 600 })

  const due = form.createTextField('echeance')
  due.addToPage(first, { ...box, x: 50, y: 560 })
  setAction(due, 'AFDate_FormatEx("yyyy-mm-dd");')
  call(due, 'Échéance demandée')

  const signed = form.createTextField('date_signature')
  signed.setMaxLength(8)
  signed.enableCombing()
  signed.addToPage(first, { ...box, x: 300, y: 560 })
  call(signed, 'Fait le – JJ/MM/AAAA')

  const amount = form.createTextField('somme')
  amount.enableRequired()
  amount.addToPage(first, { ...box, x: 50, y: 520 })
  setAction(amount, 'AFNumber_Format(2, 2, 0, 0, "", true);')
  call(amount, 'Somme due')

  const kind = form.createRadioGroup('nature')
  for (const [index, option] of ['Première demande', 'Renouvellement'].entries()) {
    kind.addOptionToPage(option, last, { x: 50 + 100 * index, y: 700, width: 12, height: 12 })
  }
  call(kind, 'Nature')
  kind.enableRequired()

  const months = form.createDropdown('mensualites')
  months.addToPage(last, { ...box, x: 50, y: 640 })
  const pair = (value: string, label: string) =>
    pdf.context.obj([PDFHexString.fromText(value), PDFHexString.fromText(label)])
  months.acroField.dict.set(
    PDFName.of('Opt'),
    pdf.context.obj([pair('3', 'Trois mois'), pair('6', 'Six mois')]),
  )

  const pieces = form.createOptionList('pieces')
  pieces.setOptions(['Bilan', 'Relevé', 'Contrat'])
  pieces.enableMultiselect()
  pieces.addToPage(last, { ...box, height: 60, x: 50, y: 540 })

  const certified = form.createCheckBox('certifie')
  certified.addToPage(last, { x: 50, y: 500, width: 12, height: 12 })
  certified.enableRequired()
  call(certified, 'Je certifie exacts ces renseignements.')

  const office = form.createTextField('reserve_enim')
  office.enableReadOnly()
  office.addToPage(last, { ...box, x: 50, y: 460 })
  const hidden = form.createTextField('cache')
  hidden.addToPage(last, { ...box, x: 50, y: 430 })
  hidden.acroField.getWidgets()[0]?.setFlagTo(2, true)
  form.createButton('imprimer').addToPage('Imprimer', last, { ...box, x: 50, y: 400 })

  for (const [index, one] of more.entries()) {
    form.createTextField(one).addToPage(last, { ...box, x: 50, y: 360 - 30 * index })
  }
  return pdf.save()
}

function call(field: PDFField, tooltip: string): void {
  field.acroField.dict.set(PDFName.of('TU'), PDFHexString.fromText(tooltip))
}

function setAction(field: PDFField, script: string): void {
  const { dict } = field.acroField
  const action = { S: 'JavaScript', JS: PDFString.of(script) }
  dict.set(PDFName.of('AA'), dict.context.obj({ F: dict.context.obj(action) }))
}
