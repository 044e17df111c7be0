import { resolve } from 'node:path'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { WrongUse } from './refusal.ts'

/** As `parseArgs`; what it finds wrong is told in French. */
export function readArguments<T extends ParseArgsConfig>(config: T) {
  try {
    return parseArgs(config)
  } catch (error) {
    throw wrongOption(error)
  }
}

/** npm runs its scripts elsewhere than where the person types; INIT_CWD is where. */
export function resolvePath(...parts: string[]): string {
  return resolve(process.env.INIT_CWD ?? '.', ...parts)
}

function wrongOption(error: unknown): WrongUse {
  const { code, message } = error as { code?: string; message: string }
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return new WrongUse(`« ${option} » n’est pas une option de cette commande.`)
  }
  return new WrongUse(`L’option « ${option.replace(/^-h, /, '')} » est mal écrite.`)
}
