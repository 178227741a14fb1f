using System.Globalization;
using Weir.Capacity;
using Weir.Capacity.Levels;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.ServiceLevels.Policies;

namespace Weir.Definitions.Kinds;

/// <summary>What a policy says of capacity: limits, levels and what they do.</summary>
internal static class PolicyCapacityKeys
{
    private const string Keys = "limits, levels, margin, effects";
    private const string LevelsAllowed = "five percentages of the limit, 1 to 100, ascending";
    private const string EffectKeys = "level, group, importance, hold, atMost";

    public static PolicyCapacity Read(MappingReader policy)
    {
        if (!policy.HasKey("capacity"))
        {
            return PolicyCapacity.None;
        }

        var keys = policy.Inner("capacity", Keys);
        var limits = keys.Inners("limits", "a capacity limit", "machine, set, limit, limitAllSites").Select(Limit).ToList();
        var levels = keys.List<double>("levels", LevelsAllowed, TryPercent);
        if (keys.HasKey("levels") && (levels.Count != LevelSettings.Levels || !levels.Order().Distinct().SequenceEqual(levels)))
        {
            keys.AddFaultAt("levels", $"levels: allowed are {LevelsAllowed}");
        }

        var margin = keys.Number("margin", 0, 20) ?? LevelSettings.Usual.Margin;
        var effects = keys.Inners("effects", "an effect", EffectKeys).Select(Effect).ToList();
        var capacity = new PolicyCapacity
        {
            Limits = limits,
            Levels = new LevelSettings
            {
                Percentages = levels.Count == LevelSettings.Levels ? levels : LevelSettings.Usual.Percentages,
                Margin = margin,
                Effects = keys.HasKey("effects") ? effects : LevelSettings.Usual.Effects,
            },
        };
        keys.End();
        return capacity;
    }

    public static EntryList Entries(PolicyCapacity capacity)
    {
        var (levels, usual) = (capacity.Levels, LevelSettings.Usual);
        var entries = new EntryList().AddSome("limits", [.. capacity.Limits.Select(Entries)]);
        if (!levels.Percentages.SequenceEqual(usual.Percentages))
        {
            entries.AddSome("levels", [.. levels.Percentages.Select(CapacityKeys.Text)]);
        }

        entries.AddUnless(usual.Margin, "margin", levels.Margin);
        return levels.Effects.SequenceEqual(usual.Effects) ? entries : entries.AddSome("effects", [.. levels.Effects.Select(Entries)]);
    }

    private static LimitOfPolicy Limit(MappingReader keys)
    {
        var (machine, set) = (keys.Name("machine"), keys.Name("set"));
        var limit = new LimitOfPolicy(machine, set, CapacityKeys.Read(keys, "limit"), CapacityKeys.Read(keys, "limitAllSites"));
        if (machine is null == set is null)
        {
            keys.AddFault("a capacity limit is of a machine or of a set: allowed is one of both");
        }

        if (limit.Limit is null && limit.LimitAllSites is null)
        {
            keys.AddFault("limit is missing: a number greater than 0, or a number with windows");
        }

        if (machine is not null && limit.LimitAllSites is not null)
        {
            keys.AddFaultAt("limitAllSites", "a machine has no limit of all sites; allowed is limit");
        }

        keys.End();
        return limit;
    }

    private static EntryList Entries(LimitOfPolicy limit) =>
        new EntryList()
            .AddGiven("machine", limit.Machine?.Text)
            .AddGiven("set", limit.Set?.Text)
            .AddCapacity("limit", limit.Limit)
            .AddCapacity("limitAllSites", limit.LimitAllSites);

    private static LevelEffect Effect(MappingReader keys)
    {
        keys.Needed("level", "a level, 1 to 5");
        var group = keys.Parsed<GroupName>("group", GroupName.Allowed, GroupName.TryParse);
        var effect = new LevelEffect(keys.Number("level", 1, LevelSettings.Levels) ?? 1)
        {
            Group = group?.ToString(),
            Importance = keys.Number("importance", 1, 5),
            Hold = keys.Flag("hold"),
            AtMost = keys.Number("atMost", 0, LimitKind.Most),
        };
        if (effect.Group is null == effect.Importance is null)
        {
            keys.AddFault("an effect is on a group, or on an importance and what is less important: allowed is one of both");
        }

        if (effect is { Importance: 1, Hold: true })
        {
            keys.AddFaultAt("hold", "jobs of importance 1 are never held by a level; allowed is importance 2 to 5");
        }

        if (!effect.Hold && effect.AtMost is null)
        {
            keys.AddFault("the effect does nothing: allowed are hold: true and atMost");
        }

        keys.End();
        return effect;
    }

    private static EntryList Entries(LevelEffect effect) =>
        new EntryList()
            .Add("level", effect.Level)
            .AddGiven("group", effect.Group)
            .AddGiven("importance", effect.Importance)
            .AddUnless(false, "hold", effect.Hold)
            .AddGiven("atMost", effect.AtMost);

    private static bool TryPercent(string text, out double percent) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out percent) && percent is >= 1 and <= 100;
}
