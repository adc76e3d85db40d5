import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What starts processes, races for rounds, or fills tables. */
const LONG = /\/(start|nodes|chaos|growth)\/|races|plans|sending|upkeep/;

/** The longest files begin first, so that at the end no worker is alone with one. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
