/** One system call that ended well, in the order in which it ended. */
interface Call {
  name: string
  /** What it was called with, as `strace -y` prints it. */
  words: string
}

/** The calls before each « 201 Created », that which sends it included as the last one. */
export function splitByAnswer(log: string): Call[][] {
  const answers: Call[][] = []
  let calls: Call[] = []
  for (const call of readCalls(log)) {
    calls.push(call)
    if (!isAnswer(call)) continue
    answers.push(calls)
    calls = []
  }
  return answers
}

/**
 * What is wrong with the order in which one deposit came to the disk, or undefined: every file is
 * synced, then renamed, then its folder is synced, then the database's log is written and synced.
 */
export function findDisorder(calls: readonly Call[], files: number): string | undefined {
  const renamed = calls.flatMap((call, at) => (isKept(call) ? [{ call, at }] : []))
  if (renamed.length !== files) return `${String(renamed.length)} fichiers renommés`
  for (const { call, at } of renamed) {
    const temporary = /"([^"]+)"/.exec(call.words)?.[1] ?? ''
    if (!calls.slice(0, at).some((one) => isSync(one, temporary))) return 'un fichier non écrit'
  }
  const lastRename = renamed.at(-1)?.at ?? -1
  const folder = calls.findIndex((call, at) => at > lastRename && isSync(call, '/files/kept'))
  if (folder < 0) return 'le dossier n’est pas écrit'
  const written = calls.findLastIndex((call) => isLogWrite(call))
  const synced = calls.findLastIndex((call) => isSync(call, '/portal.db-wal'))
  if (written < folder) return 'rien n’est écrit dans la base'
  if (synced < written) return 'la base n’est pas écrite'
  return undefined
}

function readCalls(log: string): Call[] {
  const unfinished = new Map<string, string>()
  return log.split('\n').flatMap((line): Call[] => {
    const [, thread = '', text = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)
    // An answer counts when it begins to leave, everything else once it is done.
    if (text.endsWith('<unfinished ...>') && !text.includes('HTTP/1.1 201')) {
      unfinished.set(thread, text.replace('<unfinished ...>', ''))
      return []
    }
    const whole = resumed ? `${unfinished.get(thread) ?? ''}${resumed[1] ?? ''}` : text
    if (/ = -1 /.test(whole)) return []
    const [, name = '', words = ''] = /^(\w+)\((.*)$/.exec(whole) ?? []
    return name === '' ? [] : [{ name, words }]
  })
}

function isAnswer({ name, words }: Call): boolean {
  return /^(write|writev|sendto)$/.test(name) && words.includes('HTTP/1.1 201')
}

function isKept({ name, words }: Call): boolean {
  return name === 'rename' && words.includes('/files/kept/')
}

function isSync({ name, words }: Call, path: string): boolean {
  return /^(fsync|fdatasync)$/.test(name) && words.includes(`${path}>`)
}

function isLogWrite({ name, words }: Call): boolean {
  return name === 'pwrite64' && words.includes('/portal.db-wal>')
}
