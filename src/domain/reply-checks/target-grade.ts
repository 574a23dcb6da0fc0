/** Health texts for everybody: the sixth to eighth grade (NIH, AMA). */
export const TARGET_GRADE = 8;
