namespace Weir.Protocol.Captures;

/// <summary>From where submissions are captured.</summary>
/// <param name="Kind">job, terminal or user.</param>
/// <param name="Name">The submitting job's name, the terminal such as pts/3, or the user.</param>
/// <param name="By">Who started it.</param>
/// <param name="Since">UTC.</param>
/// <param name="Until">When it ends by itself, UTC.</param>
/// <param name="Left">After how many more submissions it ends; <see langword="null"/>: after any number.</param>
/// <param name="Replace">Whether a submission takes the place of its submitter's capture of that name.</param>
/// <param name="OnlyOf">Whose submissions alone are captured, a user's id; <see langword="null"/>: everybody's.</param>
public sealed record CaptureSourceView(
    string Kind,
    string Name,
    string By,
    DateTimeOffset Since,
    DateTimeOffset Until,
    int? Left,
    bool Replace,
    uint? OnlyOf
);
