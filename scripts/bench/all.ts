import { depositCost } from './deposit-cost.ts'
import { documentGrowth } from './document-growth.ts'
import { downloadCost } from './download-cost.ts'
import { ecoindex } from './ecoindex.ts'
import type { Figure } from './figure.ts'
import { freshness } from './freshness.ts'
import { growth } from './growth.ts'
import { importCost } from './import-cost.ts'
import { importDocumentsCost } from './import-documents.ts'
import { letters } from './letters.ts'
import { loginCost } from './login-cost.ts'
import { pageCost } from './page-cost.ts'
import { pageWeight } from './page-weight.ts'
import { phonePaint } from './phone-paint.ts'
import { prefillCpu } from './prefill-cpu.ts'
import { prefillStall } from './prefill-stall.ts'
import type { Portal } from './portal.ts'
import { requestGrowth } from './request-growth.ts'
import { searchTime } from './search.ts'
import { wholeFileMemory } from './whole-file-memory.ts'

interface Named {
  name: string
  about: string
}

type Bench =
  | (Named & { run: (portal: Portal) => AsyncGenerator<Figure> })
  /** Of a command, which needs no portal. */
  | (Named & { runAlone: () => AsyncGenerator<Figure> })

export const benches: Bench[] = [
  { name: 'page', about: 'une page gardée, face aux mêmes octets de node:http', run: pageCost },
  { name: 'freshness', about: 'de la publication à la lecture ; la foule', run: freshness },
  { name: 'login', about: 'une connexion ; les autres pendant huit connexions', run: loginCost },
  { name: 'deposit', about: 'vingt dépôts à la fois', run: depositCost },
  { name: 'weight', about: 'le poids de Mes services', run: pageWeight },
  { name: 'phone-paint', about: 'les pages publiques sur un téléphone lent', run: phonePaint },
  { name: 'ecoindex', about: 'l’EcoIndex et le poids des pages publiques', run: ecoindex },
  { name: 'import', about: 'importer 100 000 employeurs et 300 000 titres', runAlone: importCost },
  {
    name: 'import-documents',
    about: 'importer 10 000 documents de 20 ko',
    runAlone: importDocumentsCost,
  },
  {
    name: 'requests',
    about: 'la file d’un service, les demandes d’un employeur, avec 1 000 et 1 000 000 demandes',
    runAlone: requestGrowth,
  },
  {
    name: 'documents',
    about: 'les documents d’un employeur, avec 1 000 et 1 000 000 documents',
    runAlone: documentGrowth,
  },
  { name: 'prefill-cpu', about: 'un formulaire pré-rempli', runAlone: prefillCpu },
  {
    name: 'prefill-stall',
    about: 'vingt formulaires pré-remplis à la fois',
    runAlone: prefillStall,
  },
  { name: 'download', about: 'un document de 5 Mo, vérifié et envoyé', runAlone: downloadCost },
  {
    name: 'whole-file',
    about: 'la mémoire que prend un dossier de plus de 2 Go',
    runAlone: wholeFileMemory,
  },
  {
    name: 'letters',
    about: '10 000 lettres ; les codes demandés pendant ce temps',
    runAlone: letters,
  },
  {
    name: 'search',
    about: 'une recherche parmi 5 000 contenus, et leur première lecture',
    runAlone: searchTime,
  },
  { name: 'growth', about: 'Strapi avec 60 et avec 10 060 actualités', run: growth },
]
