import { leadTrials } from '../support/lead-trials.ts'
import { attacks } from './all.ts'

process.exitCode = await leadTrials(
  {
    command: 'npm run attack',
    about: 'Attaque un portail monté pour l’occasion sur 127.0.0.1.',
    all: attacks,
  },
  process.argv.slice(2),
)
