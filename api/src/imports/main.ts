import { basename, join } from 'node:path'
import type { Deps } from '../deps.ts'
import { requireReadable, requireWritable } from '../platform/refusal.ts'
import { exitCodes, runCommand, type ExitCode } from '../run-command.ts'
import { employers } from './employers.ts'
import { importDocuments } from './import-documents.ts'
import { importFile, type ImportOptions } from './import-file.ts'
import type { Header } from './header.ts'
import { openCsv, type CsvText } from './open-csv.ts'
import { help, readOptions, type Options } from './options.ts'
import { payments } from './payments.ts'
import { Progress } from './progress.ts'
import { RejectsFile } from './rejects.ts'
import { describeTally, type Tally } from './tally.ts'
import { titles } from './titles.ts'

await runCommand({ help, readOptions, run: runImport })

function runImport(deps: Deps, options: Options): Promise<ExitCode> {
  const { kind, path } = options
  switch (kind) {
    case 'employers':
      return importFrom(path, options, employers.label, (csv, how) =>
        importFile(deps, employers, csv, how),
      )
    case 'titles':
      return importFrom(path, options, titles.label, (csv, how) =>
        importFile(deps, titles, csv, how),
      )
    case 'payments':
      return importFrom(path, options, payments.label, (csv, how) =>
        importFile(deps, payments, csv, how),
      )
    case 'documents':
      requireReadable(path, 'folder')
      return importFrom(join(path, 'manifest.csv'), options, 'documents personnels', (csv, how) =>
        importDocuments(deps, path, csv, how),
      )
  }
}

async function importFrom(
  file: string,
  { rejectsPath, dryRun }: Options,
  label: string,
  work: (csv: CsvText, how: ImportOptions) => Promise<Tally>,
): Promise<ExitCode> {
  const csv = await openCsv(file)
  requireWritable(rejectsPath)
  const rejects = new RejectsFile(rejectsPath)
  const progress = new Progress(csv.bytes)
  const start = performance.now()
  const signal = stopSignal()
  const tally = await work(csv, {
    dryRun,
    rejects,
    signal,
    onHeader: (header) => announce(label, file, csv.encoding, header),
    onProgress: (readBytes, counts) => progress.show(readBytes, counts),
  })
  progress.end()
  await rejects.close()
  const seconds = Math.round((performance.now() - start) / 1_000)
  const ending = endingOf(signal, dryRun)
  console.log(`${ending} en ${String(seconds)}\u00a0s\u00a0: ${describeTally(tally)}.`)
  if (tally.rejected > 0) console.log(`Lignes rejetées, avec leur raison\u00a0: ${rejectsPath}`)
  if (signal.aborted) return exitCodes.failed
  return tally.rejected > 0 ? exitCodes.someRejected : exitCodes.done
}

function endingOf(signal: AbortSignal, dryRun: boolean): string {
  if (signal.aborted) return 'Interrompu'
  return dryRun ? 'Essai, rien n’est changé,' : 'Terminé'
}

function announce(
  label: string,
  file: string,
  encoding: string,
  { delimiter, ignored }: Header,
): void {
  const separator = delimiter === ';' ? 'points-virgules' : 'virgules'
  const letters = encoding === 'utf-8' ? 'UTF-8' : 'Windows-1252'
  console.log(`Import des ${label}\u00a0: ${basename(file)} (${letters}, ${separator})`)
  if (ignored.length > 0) console.log(`Colonnes ignorées\u00a0: ${ignored.join(', ')}`)
}

/** Ctrl-C ends after the rows under way. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort())
  return controller.signal
}
