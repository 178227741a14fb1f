using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Tests.Rules;

/// <summary>Rules and submissions over a small alphabet, so that they meet often.</summary>
internal static class RuleSamples
{
    private static readonly Gen<string> Name = Gen.Elements("A", "AB", "ABC", "B", "BC", "a", "ab", "abc", "$A", "A1");

    private static readonly Gen<string> User = Gen.Elements("root", "Root", "alice", "al", "ölaf", "bob");

    private static readonly Gen<string> NamePattern = Gen.Frequency(
        (3, Gen.Constant("*ALL")),
        (3, Name),
        (4, Gen.Elements("A*", "*C", "?", "A?", "?B", "*", "AB*", "*B", "a*", "???", "?B*", "*?C", "$*"))
    );

    private static readonly Gen<string> UserPattern = Gen.Frequency(
        (3, Gen.Constant("*ALL")),
        (3, User),
        (3, Gen.Elements("al*", "?laf", "*ot", "????", "*f", "*"))
    );

    public static Gen<RuleSubject> Subject { get; } =
        from name in Name
        from user in User
        from descriptionLibrary in Name
        from description in Name
        from queueLibrary in Name
        from queue in Name
        select new RuleSubject(
            ObjectName.Parse(name),
            user,
            new QualifiedName(ObjectName.Parse(descriptionLibrary), ObjectName.Parse(description)),
            new QualifiedName(ObjectName.Parse(queueLibrary), ObjectName.Parse(queue))
        );

    public static Gen<RuleText> Text { get; } =
        from name in NamePattern
        from user in UserPattern
        from descriptionLibrary in NamePattern
        from description in NamePattern
        from queueLibrary in NamePattern
        from queue in NamePattern
        from type in Gen.Elements("track", "queue", "track", "queue", "passive", "automatic")
        from automatic in Gen.Elements(type == "queue" ? [null, "prevent"] : new[] { "allow", "prevent", null })
        from agentDown in Gen.Elements(type == "passive" ? [null] : new[] { "wait", "run", null })
        select new RuleText
        {
            JobName = name,
            User = user,
            JobDescription = $"{descriptionLibrary}/{description}",
            JobQueue = $"{queueLibrary}/{queue}",
            Type = type,
            Automatic = automatic,
            WhenAgentDown = agentDown,
        };

    public static Gen<RuleSet> Set { get; } =
        Gen.ListOf(Text).Select(texts => new RuleSet(texts.Select((text, index) => TrackingRule.Create(text with { Name = $"R{index}" }))));

    public static RuleSubject Job(string name, string user = "alice", string description = "WEIR/DEFAULT", string queue = "WEIR/DEFAULT") =>
        new(ObjectName.Parse(name), user, QualifiedName.Parse(description), QualifiedName.Parse(queue));

    public static TrackingRule Rule(string name, string jobName = "*ALL", string user = "*ALL", string type = "queue") =>
        TrackingRule.Create(
            new RuleText
            {
                Name = name,
                JobName = jobName,
                User = user,
                Type = type,
            }
        );
}
