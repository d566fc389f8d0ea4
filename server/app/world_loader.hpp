// Reads the world anew on a thread of its own, so that neither writer nor requests wait for it.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace liandong::app {

class WorldLoader {
 public:
  /// @param load    reads and swaps; always called by one thread, so no older world replaces a
  ///                newer one
  /// @param failed  told what `load` threw; the old world stays until the next change
  WorldLoader(std::function<void()> load, std::function<void(const std::string&)> failed);
  ~WorldLoader();
  WorldLoader(const WorldLoader&) = delete;
  WorldLoader& operator=(const WorldLoader&) = delete;

  /// Calls `then` after a reading that began after this call; several changes share one reading.
  /// @threads any; returns at once
  void ask(std::function<void()> then);
  /// Serves everybody who asked, then ends the thread.
  void stop();

 private:
  void loop();

  std::function<void()> load_;
  std::function<void(const std::string&)> failed_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::function<void()>> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace liandong::app
