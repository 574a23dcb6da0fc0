/**
 * What happens to replies after they were published (`life`: the change that made the present version, the versions before
 * it, wishes for another one), and which reply a draft corrects.
 */
export const sql = `
ALTER TABLE reply ADD COLUMN life TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(life));
ALTER TABLE draft ADD COLUMN corrects TEXT CHECK (corrects IS NULL OR json_valid(corrects));
`;
