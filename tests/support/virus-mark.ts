/** A mark that the tests' antivirus takes for a virus, inside files of any kind. */
export const virusMark = 'VIRUS-POUR-ESSAI-7d1c4e'
