import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CitizensModule } from '../citizens/citizens.module.js';
import { CityModule } from '../city/city.module.js';
import { FilesModule } from '../files/files.module.js';
import { AskUnsealingService } from './ask-unsealing.service.js';
import { flawsOfTheTable } from './case-actions.rules.js';
import { CaseFilesController } from './case-files.controller.js';
import { CaseLockService } from './case-lock.service.js';
import { CaseNumberService } from './case-number.service.js';
import { CasePasswordService } from './case-password.service.js';
import { CasesController } from './cases.controller.js';
import { DecideUnsealingService } from './decide-unsealing.service.js';
import { HandsQuery } from './hands.query.js';
import { FollowingService } from './incidents/following.service.js';
import { LeadFacts } from './incidents/lead-facts.service.js';
import { MembershipService } from './incidents/membership.service.js';
import { IssuePasswordService } from './issue-password.service.js';
import { ConversionsService } from './links/conversions.service.js';
import { LinksService } from './links/links.service.js';
import { OpenPetitionService } from './links/open-petition.service.js';
import { NoteService } from './note.service.js';
import { OpenCaseService } from './open-case.service.js';
import { PetitionerService } from './petitioner.service.js';
import { OralRecordsService } from './petitions/oral-records.service.js';
import { OralTexts } from './petitions/oral-texts.service.js';
import { PetitionsController } from './petitions/petitions.controller.js';
import { RepeatsService } from './petitions/repeats.service.js';
import { RecategoriseService } from './recategorise.service.js';
import { RedactionService } from './redaction.service.js';
import { RescanTexts } from './rescan-texts.service.js';
import { ShareFileService } from './share-file.service.js';
import { SharedTexts } from './shared-texts.service.js';
import { SourceTexts } from './source-texts.service.js';
import { TimelineService } from './timeline.service.js';
import { UnsealingQuery } from './unsealing.query.js';
import { UnsealingsController } from './unsealings.controller.js';
import { WithdrawService } from './withdraw.service.js';

@Module({
  imports: [AccessModule, CitizensModule, CityModule, FilesModule],
  controllers: [CaseFilesController, CasesController, PetitionsController, UnsealingsController],
  providers: [
    AskUnsealingService,
    DecideUnsealingService,
    UnsealingQuery,
    HandsQuery,
    CaseLockService,
    CaseNumberService,
    CasePasswordService,
    ConversionsService,
    FollowingService,
    IssuePasswordService,
    LeadFacts,
    LinksService,
    MembershipService,
    NoteService,
    ShareFileService,
    OpenCaseService,
    OpenPetitionService,
    OralRecordsService,
    OralTexts,
    PetitionerService,
    RecategoriseService,
    RedactionService,
    RepeatsService,
    RescanTexts,
    SharedTexts,
    SourceTexts,
    TimelineService,
    WithdrawService,
  ],
  exports: [
    DecideUnsealingService,
    CaseLockService,
    CasePasswordService,
    ConversionsService,
    FollowingService,
    HandsQuery,
    LeadFacts,
    LinksService,
    MembershipService,
    NoteService,
    OpenCaseService,
    OralTexts,
    PetitionerService,
    RecategoriseService,
    RepeatsService,
    RescanTexts,
    SharedTexts,
    SourceTexts,
    TimelineService,
    WithdrawService,
  ],
})
export class CasesModule implements OnModuleInit {
  onModuleInit(): void {
    const flaws = (['dispatch', 'petition', 'decision'] as const).flatMap(flawsOfTheTable);
    if (flaws.length > 0) throw new Error(`The table of case actions is flawed: ${flaws.join('; ')}`);
  }
}
