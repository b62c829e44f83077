-- assessment_by_time answers all that the block range index did.
DROP INDEX assessment_by_arrival;
