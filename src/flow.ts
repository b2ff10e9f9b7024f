import { TimelineService } from './cases/timeline.service.js';
import { ReassignService } from './dispatch/reassign.service.js';
import { RoutingService } from './dispatch/routing.service.js';
import { PhoneTaskService } from './messages/phone-task.service.js';
import { after, within } from './platform/log/flow.types.js';
import { StartClocksService } from './sla/start-clocks.service.js';
import { StopClocksService } from './sla/stop-clocks.service.js';
import { FACTS_CONSUMER, StatisticsService } from './statistics/statistics.service.js';

/**
 * What happens next? `within` hears a fact in the transaction that tells it, in this order; `after` hears it from the
 * log once it is committed, from a position that the database keeps by its name.
 */
export const flow = [
  within('case.opened', StartClocksService, 'startOfCase'),
  within('case.opened', RoutingService, 'route'),
  within('case.recategorised', StartClocksService, 'applyNewRule'),
  within('case.recategorised', RoutingService, 'routeAgain'),
  within('case.sent-back', StopClocksService, 'resume'),
  within('case.reassigned', StopClocksService, 'resume'),
  within('case.reopened', StartClocksService, 'startAgain'),
  within('case.replied', StopClocksService, 'atReply'),
  within('case.withdrawn', StopClocksService, 'ofCase'),
  within('case.withdrawn', ReassignService, 'endLegs'),

  within('workorder.dispatched', StartClocksService, 'startOfLeg'),
  within('workorder.delivered', StopClocksService, 'atReceipt'),
  within('workorder.delivered', PhoneTaskService, 'close'),
  within('workorder.acknowledged', StopClocksService, 'atAcknowledgement'),
  within('workorder.acknowledged', PhoneTaskService, 'close'),
  within('workorder.reported', StopClocksService, 'atReport'),
  within('workorder.closed', StopClocksService, 'ofLeg'),
  within('workorder.closed', PhoneTaskService, 'close'),

  within('clock.breached', TimelineService, 'noteBreach'),
  within('clock.breached', PhoneTaskService, 'openWithoutReceipt'),
  within('clock.recomputed', TimelineService, 'noteRecomputed'),
  within('phone-task.opened', TimelineService, 'notePhoneTask'),
  within('phone-task.attempted', TimelineService, 'notePhoneTask'),
  within('phone-task.closed', TimelineService, 'notePhoneTask'),

  after('workorder.dispatched', PhoneTaskService, 'openWithoutAccounts', {
    name: 'phone-tasks',
    from: 'beginning',
  }),
  after('*', StatisticsService, 'keepFacts', { name: FACTS_CONSUMER, from: 'beginning' }),
];
