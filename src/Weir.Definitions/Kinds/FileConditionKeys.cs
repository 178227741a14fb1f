using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs.Plans;

namespace Weir.Definitions.Kinds;

/// <summary>The key <c>files</c> of a job definition of type batch.</summary>
internal static class FileConditionKeys
{
    private const string Key = "files";
    private const string There = "there";
    private const string Gone = "gone";
    private const string PathForm = "an absolute path, with * and ? in its last part only";

    private const string Allowed = "an absolute path, keys such as { path: /in/*.csv, atLeast: 3, stable: 30s }, or a list of these";

    public static IReadOnlyList<FileCondition> Read(MappingReader keys, bool isBatch)
    {
        if (!isBatch)
        {
            keys.Refuse(Key, "it is for job definitions of type batch: others say when");
            return [];
        }

        List<FileCondition> files = [];
        foreach (var (node, inner) in keys.Items(Key))
        {
            if (inner is not null)
            {
                if (Read(inner) is { } file)
                {
                    files.Add(file);
                }
            }
            else if (node is Scalar { Text: var path } && FileCondition.IsPath(path))
            {
                files.Add(new FileCondition { Path = path });
            }
            else
            {
                keys.AddFault(node, Key, Allowed);
            }
        }

        if (files.Count > PlannedConditions.MostFiles)
        {
            keys.Refuse(Key, $"it names {files.Count} files, and {PlannedConditions.MostFiles} are the most");
        }

        return files;
    }

    public static EntryList AddFiles(this EntryList entries, IReadOnlyList<FileCondition> files) =>
        files switch
        {
            [] => entries,
            [var one] => entries.Add(Key, Value(one)),
            _ => entries.Add(Key, (IReadOnlyCollection<object>)[.. files.Select(Value)]),
        };

    private static FileCondition? Read(MappingReader keys)
    {
        var isGone = keys.Word("is", [There, Gone]) == 1;
        var path = keys.Text("path", PathForm);
        if (path is not null && !FileCondition.IsPath(path))
        {
            keys.Refuse("path", $"allowed is {PathForm}");
            path = null;
        }

        var file = new FileCondition
        {
            Path = path ?? "",
            Gone = isGone,
            AtLeast = keys.Number("atLeast", 1, FileCondition.LargestCount) ?? 0,
            Newer = Time(keys, "newer"),
            Older = Time(keys, "older"),
            Stable = Time(keys, "stable"),
        };
        if (isGone)
        {
            foreach (var key in new[] { "atLeast", "newer", "older", "stable" })
            {
                keys.Refuse(key, "a file that is to be gone has no number and no time");
            }
        }

        if (!keys.Has("path"))
        {
            keys.AddFault($"a file has no path: needed is {PathForm}");
        }

        keys.End();
        return path is null ? null : file;
    }

    private static TimeSpan? Time(MappingReader keys, string key) =>
        DurationKeys.Read(keys, key, TimeSpan.FromSeconds(1), FileCondition.LongestTime);

    private static object Value(FileCondition file) =>
        file == new FileCondition { Path = file.Path }
            ? file.Path
            : new EntryList()
                .Add("path", file.Path)
                .AddUnless(There, "is", file.Gone ? Gone : There)
                .AddUnless(0, "atLeast", file.AtLeast)
                .AddGiven("newer", Text(file.Newer))
                .AddGiven("older", Text(file.Older))
                .AddGiven("stable", Text(file.Stable));

    private static string? Text(TimeSpan? time) => time is { } given ? Weir.Jobs.DurationText.ToText(given) : null;
}
