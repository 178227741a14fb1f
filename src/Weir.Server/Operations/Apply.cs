using Weir.Definitions;
using Weir.Definitions.Checks;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Schedules;
using Weir.Server.Definitions;
using Weir.Tracking.Rules;

namespace Weir.Server.Operations;

/// <summary><c>weir apply -f FILE</c>: takes definitions, all of them or none; and <c>weir export</c>.</summary>
public static class Apply
{
    /// <summary>Applies YAML of one or more files.</summary>
    public static Task<ApplyResult> ApplyAsync(
        this WeirServer server,
        Caller caller,
        ApplyRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(request);
        var audited = caller.To("apply", "definitions", string.Join(", ", request.Files.Select(file => file.Name)));
        return server.DoAsync(audited, () => server.ApplyAsync(audited, caller, request, cancellationToken));
    }

    private static Task<ApplyResult> ApplyAsync(
        this WeirServer server,
        AuditedAction audited,
        Caller caller,
        ApplyRequest request,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, Operation.ApplyDefinitions);
        var reading = Read(request.Files);
        if (!reading.IsGood)
        {
            throw new RefusedException(ProblemCodes.BadDefinition, string.Join("; ", reading.Faults));
        }

        return request.DryRun
            ? server.ReadAsync(
                view => Edit(server, caller, view.Definitions, reading, view.Now, showChanges: true).Result,
                cancellationToken
            )
            : server.DefineAsync(
                audited,
                (catalog, now) => Edit(server, caller, catalog, reading, now, showChanges: false),
                cancellationToken
            );
    }

    private static DefinitionEdit<ApplyResult> Edit(
        WeirServer server,
        Caller caller,
        DefinitionCatalog catalog,
        DefinitionReading reading,
        DateTimeOffset now,
        bool showChanges
    )
    {
        var diff = DefinitionDiff.Between(DefinitionSets.Written(catalog), reading.Definitions);
        var after = catalog.With(
            [.. reading.Definitions.Select(definition => (definition.Kind.Word, definition.Key, (string?)definition.Body))],
            now,
            caller.Actor
        );
        Check(after, reading, server.Options.BusinessDay, now);

        var added = KeysOf(diff.Added);
        var changed = diff.Changed.ToDictionary(changed => KeyOf(changed.After), KindAndName.Comparer);
        var items = reading
            .Definitions.Select(definition => new AppliedDefinition(
                definition.Kind.Word,
                definition.Key,
                added.Contains(KeyOf(definition)) ? "added"
                    : changed.ContainsKey(KeyOf(definition)) ? "changed"
                    : "same",
                showChanges && changed.TryGetValue(KeyOf(definition), out var replacement) ? LineChanges.Between(replacement) : null
            ))
            .ToList();
        return new DefinitionEdit<ApplyResult>(
            after,
            new ApplyResult(
                diff.Added.Count,
                diff.Changed.Count,
                diff.Same.Count,
                items,
                Warnings(after, reading, server.Options.BusinessDay.DateOf(now))
            )
        );
    }

    // Groups and jobs that are named and that nobody defined, jobs that never come: right by themselves, and probably not meant.
    private static IReadOnlyList<string> Warnings(DefinitionCatalog after, DefinitionReading reading, DateOnly today) =>
        [
            .. DefinitionLint
                .Check(DefinitionSets.Written(after), today)
                .Where(finding =>
                    IsOfRuleAndJob(finding, reading)
                    || (
                        finding.Kind == PolicyKind.Kind
                        || finding.Code is "unknown-group" or "unknown-predecessor" or JobsThatNeverCome.Code
                    )
                        && reading.Definitions.Any(definition =>
                            definition.Kind == finding.Kind
                            && string.Equals(definition.Key, finding.Key, StringComparison.OrdinalIgnoreCase)
                        )
                )
                .Select(finding => $"{finding.Kind.Word} {finding.Key}: {finding.Text}"),
        ];

    // It stands at the rule, and the job definition may be what was applied.
    private static bool IsOfRuleAndJob(DefinitionFinding finding, DefinitionReading reading) =>
        finding.Code is HeldByNothing.Code or OutputOfNoticed.Code or AskedVariables.Code
        && reading.Definitions.Any(definition =>
            (definition.Kind == finding.Kind && string.Equals(definition.Key, finding.Key, StringComparison.OrdinalIgnoreCase))
            || (
                definition.Kind == JobDefinitionKind.Kind
                && finding.Text.Contains($" {definition.Key} ", StringComparison.OrdinalIgnoreCase)
            )
        );

    // What the files alone do not show. Of what was there before only policies and circles are looked at: what it names, it may name.
    private static void Check(DefinitionCatalog after, DefinitionReading reading, BusinessDay day, DateTimeOffset now)
    {
        // Those of the files last, so that it is they who are told where they clash with one that was there.
        var indexes = new Dictionary<(string, string), int>(KindAndName.Comparer);
        for (var i = 0; i < reading.Definitions.Count; i++)
        {
            indexes.TryAdd(KeyOf(reading.Definitions[i]), i);
        }

        var all = DefinitionSets.Written(after).OrderBy(Index).ToList();
        var kinds = reading.Definitions.Select(definition => definition.Kind).ToHashSet();
        var faults = UnknownNames
            .Find(all)
            .Where(unknown => Index(unknown.Definition) >= 0)
            .Concat(DefinitionConflicts.Find(all, kinds.Contains, now, day))
            .Select(fault => (fault.Text, Place: Index(fault.Definition) is >= 0 and var index ? reading.Places[index] : reading.Places[0]))
            .Select(fault => new DefinitionFault(fault.Place.File, fault.Place.Line, fault.Place.Column, fault.Text))
            .ToList();
        if (faults.Count > 0)
        {
            throw new RefusedException(ProblemCodes.BadDefinition, string.Join("; ", faults));
        }

        int Index(Definition definition) => indexes.GetValueOrDefault(KeyOf(definition), -1);
    }

    private static (string Kind, string Name) KeyOf(Definition definition) => (definition.Kind.Word, definition.Key);

    private static HashSet<(string Kind, string Name)> KeysOf(IEnumerable<Definition> definitions) =>
        definitions.Select(KeyOf).ToHashSet(KindAndName.Comparer);

    /// <summary>All files as one; a definition that stands in two of them is a fault as it is within one.</summary>
    private static DefinitionReading Read(IReadOnlyList<ApplyFile> files)
    {
        List<Definition> definitions = [];
        List<DefinitionPlace> found = [];
        List<DefinitionFault> faults = [];
        var places = new Dictionary<(DefinitionKind, string), string>();
        foreach (var file in files)
        {
            var reading = DefinitionReader.Read(file.Text, Printable.Escape(file.Name, 200));
            definitions.AddRange(reading.Definitions);
            found.AddRange(reading.Places);
            faults.AddRange(reading.Faults);
            foreach (var definition in reading.Definitions)
            {
                if (!places.TryAdd((definition.Kind, definition.Key.ToUpperInvariant()), file.Name))
                {
                    var first = Printable.Escape(places[(definition.Kind, definition.Key.ToUpperInvariant())], 200);
                    faults.Add(
                        new DefinitionFault(Printable.Escape(file.Name, 200), 1, 1, $"{definition} stands in {first} already: say it once")
                    );
                }
            }
        }

        return new DefinitionReading(definitions, faults) { Places = found };
    }

    /// <summary>All definitions as YAML that may be applied again; or those of a kind, or one.</summary>
    /// <exception cref="RefusedException">There is no such kind, or nothing of that name.</exception>
    public static Task<string> ExportAsync(
        this WeirServer server,
        CancellationToken cancellationToken,
        string? kind = null,
        string? name = null
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.ReadAsync(
            view =>
                DefinitionWriter.Write(
                    kind is null ? DefinitionSets.Written(view.Definitions)
                    : name is null ? [.. view.Definitions.OfKind(NamedDefinitions.Kind(kind).Word).Select(view.Definitions.Read)]
                    : [view.Definitions.Read(NamedDefinitions.Find(view.Definitions, new DefinitionName(kind, name)))]
                ),
            cancellationToken
        );
    }
}
