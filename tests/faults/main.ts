import { leadTrials } from '../support/lead-trials.ts'
import { faults } from './all.ts'

process.exitCode = await leadTrials(
  {
    command: 'npm run faults',
    about: 'Fait subir des pannes à un portail monté pour l’occasion sur 127.0.0.1.',
    all: faults,
  },
  process.argv.slice(2),
)
