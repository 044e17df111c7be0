import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes `employeurs.csv` and `titres.csv` of a register of that size. */
export async function writeRegister(
  folder: string,
  { employers, titlesEach }: { employers: number; titlesEach: number },
): Promise<void> {
  const register = createWriteStream(join(folder, 'employeurs.csv'))
  const titles = createWriteStream(join(folder, 'titres.csv'))
  register.write('siret;raison sociale;adresse;code postal;commune;service\n')
  titles.write('siret;numéro;période;date;montant\n')
  for (let index = 0; index < employers; index++) {
    const siret = siretOf(index)
    const line = `${siret};Armement d’Essai ${index};${index} quai des Essais;29000;Port-Fictif;Antenne\n`
    if (!register.write(line)) await once(register, 'drain')
    for (let quarter = 1; quarter <= titlesEach; quarter++) {
      const day = `05/${String(quarter * 3).padStart(2, '0')}/2026`
      const title = `${siret};T${quarter}-${index};T${quarter} 2026;${day};${index},${10 + quarter}\n`
      if (!titles.write(title)) await once(titles, 'drain')
    }
  }
  register.end()
  titles.end()
  await Promise.all([once(register, 'close'), once(titles, 'close')])
}

/** A folder of that many PDFs of 20 kB, each employer in turn, with its `manifest.csv`. */
export async function writeDocuments(
  folder: string,
  { documents, employers }: { documents: number; employers: number },
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const manifest = createWriteStream(join(folder, 'manifest.csv'))
  manifest.write('siret;fichier;sha256;type;thème;description;date;référence\n')
  const body = randomBytes(20_000)
  for (let index = 0; index < documents; index++) {
    const bytes = Buffer.concat([Buffer.from(`%PDF-1.7 ${index}\n`), body, Buffer.from('%%EOF\n')])
    await writeFile(join(folder, `${index}.pdf`), bytes)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const facts = `relevé;cotisation;Relevé ${index};01/11/2026;R${index}`
    const line = `${siretOf(index % employers)};${index}.pdf;${hash};${facts}\n`
    if (!manifest.write(line)) await once(manifest, 'drain')
  }
  manifest.end()
  await once(manifest, 'close')
}

/** A valid SIRET by number: nine digits, 0001, and the key of Luhn. */
export function siretOf(index: number): string {
  const base = `${900_000_000 + index}0001`
  const sum = Array.from(base, Number).reduce((total, digit, position) => {
    const doubled = position % 2 === 0 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${base}${(10 - (sum % 10)) % 10}`
}
