/** The version of this tool, as package.json has it; records and `--version` tell it. */
export const toolVersion = '0.1.0';
