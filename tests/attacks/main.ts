import { parseArgs } from 'node:util'
import type { Attack, Size, Tell } from './attack.ts'
import { attacks } from './all.ts'

const help = `Usage : npm run attack -- [--short] [identifiant…]

Attaque un portail monté pour l’occasion sur 127.0.0.1. Sans identifiant, toutes les attaques :
${attacks.map(({ id, about }) => `  ${id}  ${about}`).join('\n')}

Une ligne par attaque : « A02 tried N defended N ok ». Le code de sortie est 1 quand une seule
tentative aboutit, 2 quand la commande est mal écrite. --short : peu de tentatives.`

process.exitCode = await run(process.argv.slice(2))

async function run(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (!options || options.help) {
    console.log(help)
    return options ? 0 : 2
  }
  let failures = 0
  for (const attack of options.chosen) {
    if (!(await lead(attack, options.size))) failures++
  }
  return failures === 0 ? 0 : 1
}

async function lead(attack: Attack, size: Size): Promise<boolean> {
  const { id } = attack
  const { tried, defended, remarks } = await attack.run(size, progressOf(id))
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

function readOptions(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, short: { type: 'boolean' } },
    })
    const ids = positionals.map((id) => id.toUpperCase())
    const chosen = attacks.filter(({ id }) => ids.length === 0 || ids.includes(id))
    if (chosen.length < new Set(ids).size) return undefined
    const size: Size = values.short ? 'short' : 'full'
    return { help: values.help ?? false, chosen, size }
  } catch {
    return undefined
  }
}
