import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits } from 'content-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createContentChecker, findRefusal } from '../../../api/src/files/index.ts'
import { jpeg } from '../../fixtures/files/images.ts'
import { docx } from '../../fixtures/files/office.ts'
import { makePdf } from '../../fixtures/files/pdf.ts'
import { makeZip } from '../../fixtures/files/zip-writer.ts'

const checker = createContentChecker()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-files-'))
})
afterAll(async () => {
  await checker.close()
  await rm(folder, { recursive: true })
})

/** The sentence that refuses the file, with plain spaces; empty when it is taken. */
async function refusal(name: string, content: Buffer | string, bytes?: number): Promise<string> {
  const path = join(folder, 'file')
  await writeFile(path, content)
  const length = bytes ?? Buffer.from(content as string).length
  const sentence = await findRefusal(checker, { name, path, bytes: length, sha256: '' })
  return sentence?.replaceAll('\u00a0', ' ') ?? ''
}

test('an honest file is taken, whatever the case of its extension', async () => {
  expect(await refusal('Relevé.PDF', makePdf())).toBe('')
  expect(await refusal('photo.JPEG', jpeg())).toBe('')
})

test('a file of 5 MiB and one byte is refused, one of 5 MiB is not', async () => {
  expect(await refusal('scan.pdf', makePdf(), limits.fileBytes)).toBe('')
  expect(await refusal('scan.pdf', makePdf(), limits.fileBytes + 1)).toBe(
    '« scan.pdf » pèse un peu plus de 5 Mo, la limite est de 5 Mo par fichier. Réduisez-le ou envoyez-le en plusieurs parties.',
  )
  expect(await refusal('scan.pdf', makePdf(), 8_912_896)).toContain(
    'pèse 8,5 Mo, la limite est de 5 Mo',
  )
})

test('an empty file is refused', async () => {
  expect(await refusal('vide.pdf', '')).toContain('« vide.pdf » est vide.')
})

test('a name of 300 characters is refused, one of 200 is not', async () => {
  expect(await refusal(`${'é'.repeat(296)}.pdf`, makePdf())).toMatch(
    /^« é{40}…é{11}\.pdf » : le nom de ce fichier dépasse 200 caractères\./,
  )
  expect(await refusal(`${'é'.repeat(196)}.pdf`, makePdf())).toBe('')
})

test('a program named .pdf is refused for what it is', async () => {
  expect(await refusal('facture.pdf', 'MZ\x90')).toBe(
    '« facture.pdf » n’est pas un document PDF, c’est un programme. Enregistrez-le à nouveau depuis le programme qui l’a créé, dans un format accepté : image (jpeg, png), document texte (pdf, word) ou tableau (excel).',
  )
})

test('an archive named .docx is refused for what it is', async () => {
  expect(await refusal('contrat.docx', makeZip([{ name: 'a.txt', content: 'a' }]))).toContain(
    '« contrat.docx » n’est pas un document Word, c’est une archive ou un document d’un autre format.',
  )
})

test('macros are refused with the way to do without', async () => {
  const macros = docx({ parts: [{ name: 'word/vbaProject.bin', content: 'x' }] })
  const way = 'enregistrez-le au format .docx sans macro, puis déposez-le à nouveau.'
  expect(await refusal('paie.docm', macros)).toBe(`« paie.docm » peut contenir des macros : ${way}`)
  expect(await refusal('paie.docx', macros)).toBe(`« paie.docx » contient des macros : ${way}`)
})

test.each([
  ['programme.exe', 'n’est pas d’un format accepté'],
  ['facture.pdf.exe', 'n’est pas d’un format accepté'],
  ['sans extension', 'n’est pas d’un format accepté'],
  ['.pdf', 'n’est pas d’un format accepté'],
  [
    'photo.heic',
    'est une photo HEIC, qui n’est pas un format accepté : enregistrez-le au format JPEG',
  ],
  ['dossier.zip', 'est une archive'],
  ['lettre.odt', 'enregistrez-le au format .docx ou .pdf'],
])('the extension of %s is refused', async (name, sentence) => {
  expect(await refusal(name, makePdf())).toContain(sentence)
})

test('a PDF that runs something is to be printed again', async () => {
  const pdf = makePdf({ objects: ['<< /S /JavaScript >>'] })
  expect(await refusal('formulaire.pdf', pdf)).toBe(
    '« formulaire.pdf » contient des programmes ou des actions automatiques. Imprimez-le en PDF, puis déposez-le à nouveau.',
  )
})
