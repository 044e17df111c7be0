import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { run } from './run.ts'

export interface Outcome {
  passed: number
  failed: number
}

export interface CheckStep {
  name: string
  about: string
  run: () => Promise<Outcome>
}

const vitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number() })
  .transform((counts) => ({ passed: counts.numPassedTests, failed: counts.numFailedTests }))

const playwrightReport = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number() }) })
  .transform(({ stats }) => ({ passed: stats.expected, failed: stats.unexpected }))

const workspaces = [
  'content-types',
  'api',
  'scripts',
  'tests',
  'cms',
  'cms/src/admin',
  'cms/src/plugins/redaction/admin',
]

/** The named checks, in the order that finds the cheapest fault first. */
export const steps: CheckStep[] = [
  simple('format', 'Prettier', ['prettier --check --log-level warn .']),
  simple('lint', 'ESLint, types compris', ['eslint --max-warnings 0 .']),
  simple('types', 'TypeScript et Astro', [
    ...workspaces.map((workspace) => `tsc --noEmit -p ${workspace}`),
    'astro check --root site --minimumSeverity hint',
  ]),
  simple('borders', 'qui importe quoi', [
    'depcruise content-types/src api/src site/src site/server.ts site/server scripts tests cms/src cms/config',
  ]),
  simple('dead-code', 'ce qui ne sert plus', ['knip --no-progress']),
  simple('build', 'Strapi et le site', ['node scripts/build.ts']),
  {
    name: 'tests',
    about: 'vitest : api, site, Strapi, textes',
    run: async () => {
      const report = 'var/check/vitest.json'
      const ok = await run(
        `vitest run --root tests --reporter=default --reporter=json --outputFile=../${report}`,
      )
      return count(ok, report, vitestReport)
    },
  },
  {
    name: 'stories',
    about: 'les récits, dans Chromium, sur le portail construit',
    run: async () => {
      const report = 'var/check/playwright.json'
      const ok = await run('playwright test --config tests/playwright.config.ts', {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      })
      return count(ok, report, playwrightReport)
    },
  },
]

function simple(name: string, about: string, commands: string[]): CheckStep {
  return {
    name,
    about,
    run: async () => {
      for (const command of commands) {
        if (!(await run(command))) return { passed: 0, failed: 1 }
      }
      return { passed: 1, failed: 0 }
    },
  }
}

/** A runner that ends badly without naming a failed test has still failed. */
async function count(ok: boolean, report: string, schema: z.ZodType<Outcome>): Promise<Outcome> {
  try {
    const { passed, failed } = schema.parse(JSON.parse(await readFile(report, 'utf8')))
    return { passed, failed: ok || failed > 0 ? failed : 1 }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
