using Weir.Agent.Gate;
using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Agent.Tests.Gate;

public sealed class SubmissionRulesTests
{
    [Theory]
    [InlineData("track", null, true)]
    [InlineData("track", "run", true)]
    [InlineData("track", "hold", false)]
    [InlineData("queue", "run", false)]
    public void A_tracked_job_goes_at_once_unless_its_rule_wants_rejected_jobs_held(string type, string? onReject, bool atOnce)
    {
        var rule = TrackingRule.Create(new RuleText { Type = type, OnReject = onReject });

        Assert.Equal(
            atOnce,
            SubmissionRules.GoesAtOnce(
                new Submission
                {
                    Key = Guid.NewGuid(),
                    Way = WayIn.Submit,
                    Mode = SubmissionMode.Stored,
                    Name = ObjectName.Parse("NIGHTLY"),
                    Arguments = [],
                    Directory = [],
                },
                new RuleMatch(rule, 0)
            )
        );
    }
}
