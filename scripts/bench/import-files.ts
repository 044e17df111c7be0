import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
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

/** A valid SIRET by number: nine digits, 0001, and the key of Luhn. */
function siretOf(index: number): string {
  const base = `${900_000_000 + index}0001`
  const sum = Array.from(base, Number).reduce((total, digit, position) => {
    const doubled = position % 2 === 0 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${base}${(10 - (sum % 10)) % 10}`
}
