import { benches } from './bench/all.ts'
import { formatFigure, isReached } from './bench/figure.ts'
import { startPortal, type Portal } from './bench/portal.ts'

const help = `Usage : npm run bench -- [mesure…]

Sans mesure, toutes :
${benches.map(({ name, about }) => `  ${name.padEnd(16)} ${about}`).join('\n')}

Une ligne par chiffre ; le code de sortie est 1 quand l’un d’eux n’atteint pas son but.`

const wanted = process.argv.slice(2)

if (wanted.includes('--help')) console.log(help)
else if (wanted.some((name) => !benches.some((bench) => bench.name === name))) {
  console.error(help)
  process.exitCode = 2
} else process.exitCode = await bench()

async function bench(): Promise<number> {
  let short = 0
  let portal: Portal | undefined
  try {
    for (const each of benches) {
      if (wanted.length > 0 && !wanted.includes(each.name)) continue
      const figures =
        'runAlone' in each ? each.runAlone() : each.run((portal ??= await startPortal()))
      for await (const figure of figures) {
        console.log(formatFigure(figure))
        if (!isReached(figure)) short++
      }
    }
  } finally {
    await portal?.stop()
  }
  return short === 0 ? 0 : 1
}
