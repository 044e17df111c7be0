import { parseArgs } from 'node:util'
import type { Size, Tell, Trial } from './trial.ts'

interface Trials {
  /** « npm run attack » */
  command: string
  /** French, for the help: what is done to what. */
  about: string
  all: readonly Trial[]
}

/**
 * Leads the trials whose ids are given, all by default, and prints one line each. Answers the exit
 * code: 1 when one of them was not defended, 2 when the command is badly written.
 */
export async function leadTrials(trials: Trials, args: string[]): Promise<number> {
  const options = readOptions(trials, args)
  if (!options || options.help) {
    console.log(helpOf(trials))
    return options ? 0 : 2
  }
  let failures = 0
  for (const trial of options.chosen) {
    if (!(await lead(trial, options.size))) failures++
  }
  return failures === 0 ? 0 : 1
}

function helpOf({ command, about, all }: Trials): string {
  return `Usage : ${command} -- [--short] [identifiant…]

${about} Sans identifiant, tout :
${all.map(({ id, about: what }) => `  ${id}  ${what}`).join('\n')}

Une ligne chacun : « ${all[0]?.id ?? ''} tried N defended N ok ». Le code de sortie est 1 quand une
seule tentative aboutit, 2 quand la commande est mal écrite. --short : peu de tentatives.`
}

async function lead({ id, run }: Trial, size: Size): Promise<boolean> {
  const { tried, defended, remarks } = await run(size, progressOf(id))
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  const isHeld = tried > 0 && tried === defended
  console.log(
    `${id} tried ${String(tried)} defended ${String(defended)} ${isHeld ? 'ok' : 'BROKEN'}`,
  )
  for (const remark of remarks) console.log(`    ${remark}`)
  return isHeld
}

/** One line that rewrites itself on a terminal, a line every tenth elsewhere. */
function progressOf(id: string): Tell {
  let last = 0
  return (done, total) => {
    const share = Math.floor((done / total) * 100)
    if (process.stderr.isTTY) process.stderr.write(`\r${id} ${String(share)} %`)
    else if (share >= last + 10) process.stderr.write(`${id} ${String(share)} %\n`)
    else return
    last = share
  }
}

function readOptions({ all }: Trials, args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, short: { type: 'boolean' } },
    })
    const ids = positionals.map((id) => id.toUpperCase())
    const chosen = all.filter(({ id }) => ids.length === 0 || ids.includes(id))
    if (chosen.length < new Set(ids).size) return undefined
    const size: Size = values.short ? 'short' : 'full'
    return { help: values.help ?? false, chosen, size }
  } catch {
    return undefined
  }
}
